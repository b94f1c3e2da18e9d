import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common'
import type { DataSource } from '../../model/board.ts'

/** The names that the linter asks for. */
export function dataSourceVariable(of: DataSource): string {
  return `${of}_datasource`
}

export function dataSource(of: DataSource): DataSourceRef {
  return { type: of, uid: `\${${dataSourceVariable(of)}}` }
}
