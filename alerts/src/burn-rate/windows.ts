/** Prometheus' units, and Grafana's month. */
const units = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  M: 2_592_000,
  y: 31_536_000,
}

const written = ['d', 'h', 'm'] as const

/** Seconds as PromQL writes them, in one unit: `90m`, `6h`. */
export function duration(seconds: number): string {
  const unit = written.find((one) => seconds % units[one] === 0) ?? 's'
  return `${seconds / units[unit]}${unit}`
}

/** `1d12h`, `1h30m` in seconds; 0 for what is no duration. */
export function secondsIn(text: string): number {
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdwMy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
    0,
  )
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
