import type { AnyFamily, Exemplar, Families } from '../metrics/index.ts'

/** One process' metrics as they are sent to another. */
export interface FamilySnapshot {
  readonly type: AnyFamily['type']
  readonly name: string
  readonly help: string
  readonly unit: string
  readonly labelNames: readonly string[]
  readonly across: AnyFamily['across']
  readonly edges: readonly number[]
  readonly series: readonly SeriesSnapshot[]
}

export interface SeriesSnapshot {
  readonly labels: readonly string[]
  /** Of a histogram: its sum. As text where it is no finite number, which JSON has no word for. */
  readonly value: number | string
  readonly buckets?: readonly number[]
  readonly exemplars?: readonly (Exemplar | null)[] | null
}

export function takeSnapshot(
  families: Families,
  collect: (family: AnyFamily) => void,
): FamilySnapshot[] {
  for (const family of families.all()) collect(family)
  return [...families.all()].map(familySnapshot)
}

function familySnapshot(family: AnyFamily): FamilySnapshot {
  const { type, name, help, unit, labelNames, across } = family
  const edges = type === 'histogram' ? [...family.edges] : []
  return { type, name, help, unit, labelNames, across, edges, series: seriesOf(family) }
}

function seriesOf(family: AnyFamily): SeriesSnapshot[] {
  if (family.type !== 'histogram') {
    return [...family.all()].map(({ labels, value }) => ({
      labels,
      value: Number.isFinite(value) ? value : String(value),
    }))
  }
  return [...family.all()].map(({ labels, sum, buckets, exemplars }) => ({
    labels,
    value: sum,
    buckets: [...buckets],
    exemplars,
  }))
}
