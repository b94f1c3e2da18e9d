import http from 'k6/http'
import { iteration } from './iteration.ts'
import { orders } from './plan.ts'
import { compileRequest } from './request.ts'

// Which answers are expected is known to those who read the samples: one sample less for each.
// @ts-expect-error: k6 takes null, which its types do not say
http.setResponseCallback(null)

const sends = orders.requests.map(compileRequest)
const { schedule } = orders

/** The iteration's place in the schedule says which request it sends. */
function next(index: number): void {
  sends[schedule[index % schedule.length]!]!(index)
}

export function send(): unknown {
  return iteration(next)
}
