import type { Observed } from '@obs-toolkit/alerts/sli'

/** Of whom and of when something is asked. */
export interface Asked {
  readonly service: Observed
  /** When the run began. */
  readonly before: Date
  /** Of the measured phase. */
  readonly from: Date
  readonly to: Date
}

/** Whatever a route took: no objective of its own, but counted as one. */
export const everyRequest = { kind: 'availability', route: null, except: [] } as const

/** The measured phase, as PromQL writes it. */
export function windowOf(asked: Asked): string {
  return `${secondsOf(asked)}s`
}

/** Looked at again and again in the measured phase; more often than there is something new where it is short. */
export function steps(asked: Asked): string {
  const { scrapeSeconds } = asked.service.prometheus
  const step = Math.max(1, Math.min(scrapeSeconds, Math.floor(secondsOf(asked) / fewestSteps)))
  return `[${windowOf(asked)}:${step}s]`
}

const fewestSteps = 10

function secondsOf({ from, to }: Asked): number {
  return Math.max(1, Math.ceil((to.getTime() - from.getTime()) / 1000))
}

export function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
