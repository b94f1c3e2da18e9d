import type { Panel, PanelResult, Series, Target } from '@obs-toolkit/dashboards/checks'
import { fieldOf } from './field.ts'
import type { Field } from './field.ts'

/** One series of a panel, with its name and how it is to be shown. */
export interface Shown {
  readonly name: string
  readonly refId: string
  readonly labels: Series['labels']
  readonly points: Series['points']
  readonly stepSeconds: number
  readonly field: Field
}

export function shownSeries(panel: Panel, { queries }: PanelResult): readonly Shown[] {
  return queries.flatMap(({ refId, series, stepSeconds }) => {
    const target = panel.targets.find((each) => each.refId === refId)
    if (target?.hidden) return []
    return series.map(({ labels, points }) => {
      const name = nameOf(target, labels)
      const field = fieldOf(panel, { name, refId, labels })
      return { name: field.displayName || name, refId, labels, points, stepSeconds, field }
    })
  })
}

/** `{{label}}` filled in; without a legend the name and labels, as Prometheus writes them. */
function nameOf(target: Target | undefined, labels: Series['labels']): string {
  const legend = target?.legend ?? ''
  if (legend !== '' && legend !== '__auto') {
    return legend.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_all, label: string) => labels[label] ?? '')
  }
  const { __name__: metric = '', ...others } = labels
  const pairs = Object.entries(others).map(([label, value]) => `${label}="${value}"`)
  if (pairs.length === 0) return metric || (target?.expr ?? '')
  return `${metric}{${pairs.join(', ')}}`
}

/** The number that a panel of one number shows of a series. */
export function reduced({ points }: Shown, calculation: string): number | null {
  const values = points.map(([, value]) => value).filter(Number.isFinite)
  if (values.length === 0) return null
  return (calculations[calculation] ?? last)(values)
}

const last = (values: readonly number[]): number => values.at(-1)!
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const calculations: Readonly<Record<string, (values: readonly number[]) => number>> = {
  first: (values) => values[0]!,
  firstNotNull: (values) => values[0]!,
  mean: (values) => sum(values) / values.length,
  sum,
  min: (values) => values.reduce((least, value) => Math.min(least, value)),
  max: (values) => values.reduce((most, value) => Math.max(most, value)),
  count: (values) => values.length,
  range: (values) => calculations['max']!(values) - calculations['min']!(values),
  diff: (values) => last(values) - values[0]!,
}
