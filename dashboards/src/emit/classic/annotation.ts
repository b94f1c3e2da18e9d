import { AnnotationQueryBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import type { AnnotationQuery as Emitted } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import type { Annotation, AnnotationQuery, AnnotationTags } from '../../model/board.ts'
import { built } from './built.ts'
import { colours } from './colours.ts'
import { dataSource } from './data-source.ts'

export function annotation({ name, colour, shown, from }: Annotation): Builder<Emitted> {
  const builder = new AnnotationQueryBuilder()
    .name(name)
    .enable(shown)
    .hide(false)
    .iconColor(colours[colour])
  if (from.type === 'query') queried(builder, from)
  else tagged(builder, from)
  // The builder hides the switch in the menu of controls.
  const { placement: _hidden, ...emitted } = builder.build()
  return built(emitted)
}

function queried(
  builder: AnnotationQueryBuilder,
  { expr, title, text, tags, valueIsTime }: AnnotationQuery,
): void {
  builder
    .datasource(dataSource('prometheus'))
    .expr(expr)
    .titleFormat(title)
    .textFormat(text)
    .tagKeys(tags.join(','))
    .step('60s')
    .useValueForTime(valueIsTime)
}

/** Grafana's own store; the builder knows targets of other data sources only. */
function tagged(builder: AnnotationQueryBuilder, { tags }: AnnotationTags): void {
  const target = { limit: 100, matchAny: false, tags: [...tags], type: 'tags' }
  builder
    .datasource({ type: 'grafana', uid: '-- Grafana --' })
    .target(built({ ...target, _implementsDataqueryVariant: () => {} }))
}
