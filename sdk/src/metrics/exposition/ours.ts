import type { AnyFamily, Families } from '../families/families.ts'
import type { Histogram, HistogramSeries } from '../families/histogram.ts'
import type { Format } from './formats.ts'
import { exemplarTail, headingLines, sampleLine } from './lines.ts'
import { canonicalNumber, formatValue } from './numbers.ts'

type Report = (where: string, error: unknown) => void

/** The text of our families, one piece for each series, so that whoever asks can pause between. */
export function* ourTexts(families: Families, format: Format, report: Report): Generator<string> {
  for (const family of families.all()) {
    collect(family, report)
    const { help, type, unit } = family
    yield headingLines(format, { name: headingName(family, format), help, type, unit })
    yield* seriesTexts(family, format)
  }
}

function headingName(family: AnyFamily, format: Format): string {
  return format.isOpenMetrics ? family.familyName : family.name
}

export function collect(family: AnyFamily, report: Report): void {
  for (const collector of family.collectors) {
    try {
      collector()
    } catch (error) {
      report(`collecting ${family.name}`, error)
    }
  }
}

function* seriesTexts(family: AnyFamily, format: Format): Generator<string> {
  if (family.type !== 'histogram') {
    for (const { labelText, value } of family.all()) yield sampleLine(family.name, labelText, value)
    return
  }
  const names = histogramNames(family)
  for (const series of family.all()) yield histogramText(names, series, format.isOpenMetrics)
}

interface HistogramNames {
  readonly bucket: string
  readonly sum: string
  readonly count: string
  /** `le="0.2"} ` by bucket: all that the lines of two buckets do not share. */
  readonly edges: readonly string[]
}

function histogramNames({ name, edges }: Histogram): HistogramNames {
  return {
    bucket: `${name}_bucket{`,
    sum: `${name}_sum`,
    count: `${name}_count`,
    edges: [...edges, Infinity].map((edge) => `le="${canonicalNumber(edge)}"} `),
  }
}

/** Written in one go, so that what a scrape sees of a series is one moment of it. */
function histogramText(names: HistogramNames, series: HistogramSeries, exemplars: boolean): string {
  const { labelText, buckets } = series
  const head = labelText === '' ? names.bucket : `${names.bucket}${labelText},`
  let text = ''
  let count = 0
  for (let bucket = 0; bucket < buckets.length; bucket += 1) {
    count += buckets[bucket]!
    const exemplar = exemplars ? (series.exemplars?.[bucket] ?? null) : null
    const tail = exemplar === null ? '\n' : `${exemplarTail(exemplar)}\n`
    text += head + names.edges[bucket] + formatValue(count) + tail
  }
  text += sampleLine(names.sum, labelText, series.sum)
  return text + sampleLine(names.count, labelText, count)
}
