import type { Prometheus } from '@obs-toolkit/sdk/service'

/** Alertmanager waits this long for more of the same before it tells anyone. */
export const groupWaitSeconds = 10

/** And this long before it tells of more in a group, or that it is over. */
export const groupIntervalSeconds = 60

/** Traffic is never quite even. */
const slack = 0.1

type Intervals = Pick<Prometheus, 'scrapeSeconds' | 'evaluationSeconds'>

/** From the first failed request until someone hears of it, beside the burning itself. */
function reactionSeconds({ scrapeSeconds, evaluationSeconds }: Intervals): number {
  return scrapeSeconds + evaluationSeconds + groupWaitSeconds
}

/** How long the burning itself may take when someone must hear of it within some minutes. */
export function burningSeconds(withinMinutes: number, intervals: Intervals): number {
  return withinMinutes * 60 * (1 - slack) - reactionSeconds(intervals)
}

/** The inverse: whole minutes in which burning of so many seconds is heard of. */
export function minutesFor(burning: number, intervals: Intervals): number {
  return Math.ceil((burning + reactionSeconds(intervals)) / (1 - slack) / 60)
}
