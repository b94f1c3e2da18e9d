import { openMetrics, text, type Format } from './formats.ts'
import { parseWeighted, type Weighted } from './weighted.ts'

/** The format that a scraper would rather have; text for whoever has no opinion. */
export function negotiateFormat(accept: string | undefined): Format {
  const entries = parseWeighted(accept ?? '')
  // OpenMetrics is only for who names it: a browser's */* means text.
  const named = entries.some(
    (entry) => entry.value === openMetrics.mediaType && fits(openMetrics, entry),
  )
  const wanted = weightOf(openMetrics, entries)
  return named && wanted > 0 && wanted >= weightOf(text, entries) ? openMetrics : text
}

/** The most specific entry that fits decides: `text/plain` before `text/*` before `*∕*`. */
function weightOf(format: Format, entries: readonly Weighted[]): number {
  const [type = ''] = format.mediaType.split('/')
  for (const range of [format.mediaType, `${type}/*`, '*/*']) {
    const weights = entries
      .filter((entry) => entry.value === range && fits(format, entry))
      .map((entry) => entry.weight)
    if (weights.length > 0) return Math.max(...weights)
  }
  return 0
}

function fits(format: Format, { parameters }: Weighted): boolean {
  const version = parameters.get('version')
  return version === undefined || version === format.version
}

export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  const entries = parseWeighted(acceptEncoding ?? '')
  const weight = (coding: string): number | undefined =>
    entries.find((entry) => entry.value === coding)?.weight
  const gzip = weight('gzip') ?? weight('*') ?? 0
  return gzip > 0 && gzip >= (weight('identity') ?? 0)
}
