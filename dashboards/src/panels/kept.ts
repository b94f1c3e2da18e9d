/** What goes along from a panel to another board: time, data source, chosen instances. */
export const kept: readonly string[] = [
  '${__url_time_range}',
  '${prometheus_datasource:queryparam}',
  '${job:queryparam}',
  '${instance:queryparam}',
]
