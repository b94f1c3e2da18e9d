import { secondsIn } from '@obs-toolkit/alerts'
import { kindOf } from '../classic/datasource.ts'
import { text } from '../classic/values.ts'
import { interpolate } from './interpolate.ts'
import { aligned } from './panel-queries.ts'
import type { World } from './panel-queries.ts'
import type { Question } from './run-query.ts'
import { stepOf } from './step.ts'

/** Annotations that Prometheus has; those of Grafana's own store are not asked. */
export function annotationQueries({
  dashboard,
  within,
  scrapeSeconds,
  variables,
}: World): readonly Question[] {
  return dashboard.annotations
    .filter((each) => each.expr !== '' && kindOf(dashboard, each.datasource) === 'prometheus')
    .map(({ name, expr, json }) => {
      const { globals, seconds } = stepOf(null, null, within.end - within.start, scrapeSeconds)
      const step = secondsIn(text(json['step'])) || seconds
      return {
        kind: 'annotation',
        panel: null,
        title: name,
        refId: '',
        expr: interpolate(expr, { globals, variables }),
        mode: 'range',
        range: aligned(within, step),
        skipped: null,
      }
    })
}
