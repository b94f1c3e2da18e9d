import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus'
import { refId } from '../../layout/ref-id.ts'
import type { Query } from '../../model/panel.ts'
import { dataSource } from './data-source.ts'

export function target(query: Query, at: number): DataqueryBuilder {
  const builder = new DataqueryBuilder()
    .refId(refId(at))
    .datasource(dataSource('prometheus'))
    .expr(query.expr)
    .legendFormat(query.legend)
    .format(formats[query.form])
  if (query.exemplars === true) builder.exemplar(true)
  return query.form === 'instant' || query.form === 'table' ? builder.instant() : builder.range()
}

const formats: Readonly<Record<Query['form'], PromQueryFormat>> = {
  range: PromQueryFormat.TimeSeries,
  instant: PromQueryFormat.TimeSeries,
  table: PromQueryFormat.Table,
  heatmap: PromQueryFormat.Heatmap,
}
