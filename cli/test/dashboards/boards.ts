import { board, panel } from '../../../dashboards/test/support/board.ts'

const duration = 'http_server_request_duration_seconds'

/** Mistakes that published dashboards have, each written anew. */
export const mistaken = board(
  [
    // A recording rule that is a rate already, read as a range.
    panel('Rate', 'sum(requests:rate5m{job=~"$job",instance=~"$instance"}[$__rate_interval])'),
    // A variable that the author had, and the dashboard has not.
    panel('Restarts', 'changes(process_start_time_seconds{job=~"$job",instance=~"$hostname"}[1h])'),
    // A template that nobody expanded.
    panel('Pools', 'count(pool_size{%(matchers)s})'),
    // Fixed windows, a uid of somebody's data source, no description.
    panel('Slow', `histogram_quantile(0.95, sum by (http_route) (rate(${duration}_bucket[5m])))`, {
      datasource: { type: 'prometheus', uid: 'webstore-metrics' },
      description: '',
    }),
    // Two halves of 16 columns.
    panel('Beside', 'up', { gridPos: { x: 16, y: 16, w: 16, h: 8 } }),
  ],
  { uid: 'mistaken', title: 'Mistaken' },
)

export const hostile = `</script><img src=x onerror="document.title='run'"><b>`

const thresholds = {
  mode: 'absolute',
  steps: [
    { value: null, color: 'green' },
    { value: 0.5, color: 'red' },
  ],
}
const up = {
  type: 'value',
  options: { 1: { text: 'well', color: 'green' }, 0: { text: 'down', color: 'red' } },
}

/** Every kind of panel that a preview draws, with a text in every place that would run if it could. */
export const everyKind = board(
  [
    panel(
      'Requests',
      [
        {
          expr: `sum by (http_route) (rate(${duration}_count[$__rate_interval]))`,
          legendFormat: '{{http_route}}',
        },
      ],
      {
        description: `What comes in. ${hostile}`,
        fieldConfig: {
          defaults: {
            unit: 'reqps',
            thresholds,
            custom: {
              thresholdsStyle: { mode: 'dashed' },
              fillOpacity: 20,
              stacking: { mode: 'normal' },
            },
          },
          overrides: [],
        },
      },
    ),
    panel(hostile, [
      {
        expr: `label_replace(up, "evil", ${JSON.stringify(hostile)}, "", "")`,
        legendFormat: '{{evil}}',
      },
    ]),
    panel('Now', [{ expr: `sum(rate(${duration}_count[$__range]))`, instant: true }], {
      type: 'stat',
      fieldConfig: { defaults: { unit: 'reqps', thresholds } },
    }),
    panel(
      'Table',
      [
        {
          expr: `label_replace(sum by (http_route) (rate(${duration}_count[$__range])), "evil", ${JSON.stringify(hostile)}, "", "")`,
          instant: true,
          format: 'table',
        },
      ],
      { type: 'table', fieldConfig: { defaults: { unit: 'reqps' }, overrides: [] } },
    ),
    panel(
      'Heat',
      [{ expr: `sum by (le) (rate(${duration}_bucket[$__rate_interval]))`, format: 'heatmap' }],
      { type: 'heatmap', options: { yAxis: { unit: 's' } } },
    ),
    panel('States', [{ expr: 'up', legendFormat: '{{job}}' }], {
      type: 'state-timeline',
      fieldConfig: { defaults: { mappings: [up] } },
    }),
    panel(
      'Bars',
      [
        {
          expr: `sum by (http_route) (increase(${duration}_count[$__range]))`,
          instant: true,
          legendFormat: '{{http_route}}',
        },
      ],
      { type: 'bargauge', fieldConfig: { defaults: { unit: 'short' } } },
    ),
    panel('Absent', 'obs_breaker_open', {
      fieldConfig: { defaults: { unit: 'short', noValue: 'Only with breakers' } },
    }),
    panel('Typo', 'http_server_requests'),
    panel('Wrong', 'sum(up[5m])'),
    panel('Notes', [], {
      type: 'text',
      options: { content: `## Read me\n\n**bold** [link](https://example.com) ${hostile}` },
    }),
    {
      type: 'row',
      title: 'More of $job',
      gridPos: { x: 0, y: 48, w: 24, h: 1 },
      collapsed: true,
      panels: [panel('Inside', 'up', { id: 99, gridPos: { x: 0, y: 49, w: 24, h: 8 } })],
    },
  ],
  { uid: 'every-kind', title: 'Every kind' },
)
