/** Parts of classic dashboards, as a person would have them in Grafana. */
export const prometheus = { type: 'prometheus', uid: '${prometheus_datasource}' }

type Part = Readonly<Record<string, unknown>>

export function board(panels: readonly Part[], more: Part = {}): Part {
  const { variables = [jobVariable, instanceVariable], ...rest } = more
  return {
    uid: 'obs-orders',
    title: 'Orders',
    editable: false,
    schemaVersion: 42,
    time: { from: 'now-1h', to: 'now' },
    templating: { list: [datasourceVariable, ...(variables as readonly Part[])] },
    panels: panels.map((panel, at) => ({
      id: at + 1,
      gridPos: { x: (at % 2) * 12, y: Math.floor(at / 2) * 8, w: 12, h: 8 },
      ...panel,
    })),
    ...rest,
  }
}

export function panel(
  title: string,
  expr: string | readonly (string | Part)[],
  more: Part = {},
): Part {
  const targets = [expr].flat().map((each, at) => ({
    refId: String.fromCodePoint(65 + at),
    ...(typeof each === 'string' ? { expr: each } : each),
  }))
  return {
    type: 'timeseries',
    title,
    description: `What ${title} is.`,
    datasource: prometheus,
    fieldConfig: { defaults: { unit: 'short' }, overrides: [] },
    targets,
    ...more,
  }
}

export const datasourceVariable = {
  name: 'prometheus_datasource',
  label: 'Prometheus data source',
  type: 'datasource',
  query: 'prometheus',
}

export const jobVariable = queryVariable('job', 'label_values(up, job)')
export const instanceVariable = queryVariable('instance', 'label_values(up{job=~"$job"}, instance)')

export function queryVariable(name: string, query: string, more: Part = {}): Part {
  return {
    name,
    label: name[0]?.toUpperCase() + name.slice(1),
    type: 'query',
    query,
    datasource: prometheus,
    refresh: 2,
    multi: true,
    includeAll: true,
    allValue: '.+',
    ...more,
  }
}
