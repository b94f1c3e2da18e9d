import { shared } from '../../shared.ts'
import type { OnClientSpan } from '../client-span.ts'
import type { LocalTrace } from '../local-trace.ts'
import type { HeadSampler } from '../sampling/head.ts'
import type { Traces } from '../traces.ts'

/** What OpenTelemetry's parts need of the tracing that they work for. */
export interface Home {
  readonly traces: Traces
  readonly head: HeadSampler
  /** Whether a local root that is not a request is kept, now that it has ended. */
  keepsJob(trace: LocalTrace): boolean
  readonly onClientSpan: OnClientSpan | undefined
  readonly internalError: (where: string, error: unknown) => void
}

/**
 * OpenTelemetry is set up once in a process, and the SDK perhaps several times (two applications,
 * tests). Its parts work for whichever came last and is still there.
 */
const homes: Home[] = shared('tracing-homes', () => [])
let last: Home | null = null

export function moveIn(home: Home): void {
  homes.push(home)
  last = home
}

export function moveOut(home: Home): void {
  const at = homes.indexOf(home)
  if (at >= 0 && homes.length > 1) homes.splice(at, 1)
  last = homes.at(-1) ?? null
}

export function currentHome(): Home {
  const home = homes.at(-1) ?? last
  if (home === null) throw new Error('OpenTelemetry runs without anything to work for')
  return home
}
