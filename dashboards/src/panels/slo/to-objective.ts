import type { PanelLink } from '../../model/panel.ts'

/** From a line of a table with the column Objective; time goes along. */
export function toObjective(uid: string): PanelLink {
  const chosen = [
    'var-slo=${__data.fields.Objective:percentencode}',
    '${__url_time_range}',
    '${prometheus_datasource:queryparam}',
  ]
  return { title: 'This objective alone', url: `/d/${uid}?${chosen.join('&')}` }
}
