// The same requests as the plan's, and nothing else: what k6 costs by itself. With IDS they carry
// headers as the plan's do; without, they are what somebody would write who needs none.
import http from 'k6/http'

const { TARGET, RATE, SECONDS, IDS } = __ENV

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

let sent = 0

export function send() {
  const params = { tags: { name: 'GET /orders/:id' } }
  if (IDS) params.headers = ids(sent++)
  http.get(`${TARGET}/orders/1`, params)
}

function ids(index) {
  const id = `${__VU}${index}`.padStart(32, '0')
  return { traceparent: `00-${id}-${id.slice(16)}-00`, 'x-request-id': id }
}
