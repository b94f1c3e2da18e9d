const units = [
  { unit: 'd', length: 86_400 },
  { unit: 'h', length: 3_600 },
  { unit: 'm', length: 60 },
] as const

const second = { unit: 's', length: 1 } as const

/** Seconds as PromQL writes them, in one unit: `90m`, `6h`. */
export function duration(seconds: number): string {
  const { unit, length } = units.find(({ length }) => seconds % length === 0) ?? second
  return `${seconds / length}${unit}`
}

/** What `duration` wrote. */
export function secondsOf(written: string): number {
  const { length } = units.find(({ unit }) => written.endsWith(unit)) ?? second
  return Number.parseInt(written, 10) * length
}

const minutes = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440, 2880]

/** The next length that a person would choose. */
export function niceWindow(atLeast: number): number {
  const found = minutes.find((minute) => minute * 60 >= atLeast)
  return found === undefined ? Math.ceil(atLeast / 86_400) * 86_400 : found * 60
}

/** Longer windows are sums of this one, as recorded: raw samples are read for an hour at most. */
export const linkSeconds = 300
export const longestRawSeconds = 3_600

/** A window with fewer scrapes in it has gaps where nothing is wrong. */
export const scrapesInLink = 4
