import type { BoardResults, Dashboard, QueryResult } from '@obs-toolkit/dashboards/checks'
import type { Plot } from '../report/plot/plot.ts'

type Moments = NonNullable<Plot['moments']>
type Annotation = Dashboard['annotations'][number]

const most = 12

/** Annotations that the board shows, within its range: when each of their series begins. */
export function momentsOf({ annotations }: Dashboard, results: BoardResults): Moments {
  const found = annotations
    .filter(({ enabled }) => enabled)
    .flatMap((annotation) =>
      seriesOf(annotation, results).flatMap(({ points }) => begins(annotation, points)),
    )
  return found.filter(({ at }) => at > results.from && at <= results.to).slice(0, most)
}

function seriesOf({ name }: Annotation, { others }: BoardResults): QueryResult['series'] {
  return others.find(({ kind, title }) => kind === 'annotation' && title === name)?.series ?? []
}

/** At the first sample, or where its value says so, in milliseconds. */
function begins(
  { name, json }: Annotation,
  points: QueryResult['series'][number]['points'],
): Moments {
  const first = points.find(([, value]) => value > 0)
  if (first === undefined) return []
  const [at, value] = first
  const timed = json['useValueForTime']
  return [{ label: name, at: timed === true || timed === 'on' ? value / 1_000 : at }]
}
