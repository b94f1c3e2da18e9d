import type { Families } from '../metrics/index.ts'

type Family = ReturnType<Families['all']> extends IterableIterator<infer F> ? F : never

/** The value of a counter or gauge, the number of observations of a histogram. */
export function valuesOf(
  families: Families,
  name: string,
  labels: Readonly<Record<string, string>>,
): number[] {
  const family = [...families.all()].find((one) => one.name === name)
  if (family === undefined) return []
  const fits = (values: readonly string[]) =>
    Object.entries(labels).every(
      ([label, value]) => (values[family.labelNames.indexOf(label)] ?? '') === value,
    )
  return read(family)
    .filter(({ values }) => fits(values))
    .map(({ value }) => value)
}

export function namesOf(families: Families): string[] {
  return [...families.all()].map(({ name }) => name)
}

function read(family: Family): { values: readonly string[]; value: number }[] {
  for (const collect of family.collectors) collect()
  if (family.type !== 'histogram') {
    return [...family.all()].map(({ labels, value }) => ({ values: labels, value }))
  }
  return [...family.all()].map(({ labels, buckets }) => ({
    values: labels,
    value: buckets.reduce((sum, count) => sum + count, 0),
  }))
}

/** Counts start again. Gauges stay: what they tell of is still there. */
export function zero(families: Families): void {
  for (const family of families.all()) {
    if (family.type === 'counter') for (const series of family.all()) series.value = 0
    if (family.type !== 'histogram') continue
    for (const series of family.all()) {
      series.buckets.fill(0)
      series.sum = 0
    }
  }
}
