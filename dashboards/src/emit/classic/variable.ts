import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableHide,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard'
import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import type { DataSource, QueryVariable, Variable } from '../../model/board.ts'
import { dataSource, dataSourceVariable } from './data-source.ts'

export function variable(variable: Variable): Builder<VariableModel> {
  return variable.type === 'query' ? queried(variable) : sources(variable.of)
}

/** Only what panels read is worth a choice on the screen; the others are for links. */
function sources(of: DataSource): Builder<VariableModel> {
  return new DatasourceVariableBuilder(dataSourceVariable(of))
    .label(`${of.charAt(0).toUpperCase()}${of.slice(1)} data source`)
    .type(of)
    .hide(of === 'prometheus' ? VariableHide.DontHide : VariableHide.HideVariable)
}

function queried({ name, label, description, query }: QueryVariable): Builder<VariableModel> {
  return (
    new QueryVariableBuilder(name)
      .label(label)
      .description(description)
      .datasource(dataSource('prometheus'))
      .query(query)
      .definition(query)
      .refresh(VariableRefresh.OnTimeRangeChanged)
      // oxlint-disable-next-line unicorn/no-array-sort -- of a builder
      .sort(VariableSort.AlphabeticalAsc)
      .multi(true)
      .includeAll(true)
      .allValue('.+')
      .current({ selected: true, text: 'All', value: '$__all' })
  )
}
