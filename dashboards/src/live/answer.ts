import { object, objects, texts } from '../classic/values.ts'

/** One series, or one sample of it. Values that are not finite are `NaN`, `Infinity`. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>
  readonly points: readonly (readonly [seconds: number, value: number])[]
}

export interface Answer {
  readonly series: readonly Series[]
  readonly warnings: readonly string[]
}

/** Of any type of result that a query can have; null for what is none. */
export function readAnswer({
  data,
  warnings,
}: {
  readonly data: unknown
  readonly warnings?: unknown
}): Answer | null {
  const { resultType, result } = object(data)
  if (!Array.isArray(result)) return null
  const said = { warnings: texts(warnings) }
  if (resultType === 'scalar') {
    return { series: [{ labels: {}, points: pointsIn([result]) }], ...said }
  }
  if (resultType === 'string') return { series: [], ...said }
  const series = objects(result).map(({ metric, values, value }) => ({
    labels: labelsIn(metric),
    points: pointsIn(values ?? [value]),
  }))
  return { series, ...said }
}

function labelsIn(metric: unknown): Series['labels'] {
  const pairs = Object.entries(object(metric)).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  return Object.fromEntries(pairs)
}

/** Histograms of Prometheus' own kind have no one value, and are left out. */
function pointsIn(values: unknown): Series['points'] {
  if (!Array.isArray(values)) return []
  return (values as unknown[])
    .filter(
      (point): point is [number, string] =>
        Array.isArray(point) && typeof point[0] === 'number' && typeof point[1] === 'string',
    )
    .map(([at, value]) => [at, numberIn(value)] as const)
}

function numberIn(text: string): number {
  if (text === '+Inf') return Infinity
  return text === '-Inf' ? -Infinity : Number(text)
}
