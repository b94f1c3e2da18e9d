import { iteration } from './iteration.ts'
import { orders } from './plan.ts'
import { compileRequest } from './request.ts'
import { correlate } from './trace.ts'

export const options: Record<string, unknown> = orders.options

const sends = orders.requests.map(compileRequest)
const { schedule } = orders

/** The iteration's place in the schedule says which request it sends. */
export function send(): unknown {
  return iteration((index, traceId) =>
    sends[schedule[index % schedule.length]!]!(index, correlate(traceId, index)),
  )
}
