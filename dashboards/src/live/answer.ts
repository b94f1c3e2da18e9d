/** One series, or one sample of it. Values that are not finite are `NaN`, `Infinity`. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>
  readonly points: readonly (readonly [seconds: number, value: number])[]
}

export interface Answer {
  readonly series: readonly Series[]
  readonly warnings: readonly string[]
}

interface RawSeries {
  readonly metric: Readonly<Record<string, string>>
  readonly values?: readonly (readonly [number, string])[]
  readonly value?: readonly [number, string]
}

/** Of any type of result that a query can have. */
export function readAnswer({
  data,
  warnings = [],
}: {
  readonly data: unknown
  readonly warnings?: readonly string[]
}): Answer {
  const { resultType, result } = data as { resultType: string; result: unknown }
  if (resultType === 'scalar') {
    const [at, value] = result as [number, string]
    return { series: [{ labels: {}, points: [[at, numberIn(value)]] }], warnings }
  }
  if (resultType === 'string') return { series: [], warnings }
  const series = (result as readonly RawSeries[]).map(({ metric, values, value }) => ({
    labels: metric,
    points: (values ?? (value ? [value] : [])).map(([at, text]) => [at, numberIn(text)] as const),
  }))
  return { series, warnings }
}

function numberIn(text: string): number {
  if (text === '+Inf') return Infinity
  return text === '-Inf' ? -Infinity : Number(text)
}
