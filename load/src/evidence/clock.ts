/** How far another machine's clock may lie from ours, in seconds; what it says narrows it down. */
export interface ClockOffset {
  readonly least: number
  readonly most: number
}

/** Node writes the `Date` of an answer once a second, in whole seconds. */
const staleness = 2

/** From the `Date` of one answer, and when it was asked for and came. */
export function offsetOf(date: string | null, askedMs: number, cameMs: number): ClockOffset | null {
  const said = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(said)) return null
  return { least: (said - cameMs) / 1000, most: (said - askedMs) / 1000 + staleness }
}

/** What several answers leave; the last one counts where they contradict each other. */
export function narrowed(known: ClockOffset | null, seen: ClockOffset | null): ClockOffset | null {
  if (known === null || seen === null) return seen ?? known
  const least = Math.max(known.least, seen.least)
  const most = Math.min(known.most, seen.most)
  return least <= most ? { least, most } : seen
}

/** The smallest offset that the answers allow. */
export function smallestOffset(offset: ClockOffset | null): number | null {
  if (offset === null) return null
  if (offset.least > 0) return Number(offset.least.toFixed(3))
  return Number(Math.min(0, offset.most).toFixed(3))
}
