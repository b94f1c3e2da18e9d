// The same requests as the plan's, and nothing else: what k6 costs by itself.
import http from 'k6/http'

const { TARGET, RATE, SECONDS } = __ENV

export const options = {
  scenarios: {
    load: {
      exec: 'send',
      executor: 'constant-arrival-rate',
      rate: Number(RATE),
      timeUnit: '1s',
      duration: `${SECONDS}s`,
      preAllocatedVUs: Math.ceil(Number(RATE)),
      maxVUs: Math.ceil(Number(RATE)),
    },
  },
}

export function send() {
  http.get(`${TARGET}/orders/1`, { tags: { name: 'GET /orders/:id' } })
}
