import { labels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import type { Panel } from '../../model/panel.ts'
import { line } from '../../queries/query.ts'
import { requests } from '../../queries/server.ts'
import { sumBy } from '../../queries/promql.ts'
import { graph } from '../shapes.ts'

/** Requests a second by class of status: of a service, or of the routes chosen. */
export function rateByStatus(service: Service, key: string, only: readonly Matcher[] = []): Panel {
  const byStatus = sumBy([labels.status], requests(service, only))
  return graph({
    key,
    title: 'Requests by status',
    description: {
      what: 'Requests a second by the class of their status. `no answer`: the client or the server ended the exchange before there was one.',
      why: 'A change of the mixture says what kind of trouble it is, before any percentage does.',
      act: 'More 4xx after a deploy is a broken contract with a client; more 5xx is ours.',
    },
    unit: 'reqps',
    view: { type: 'time-series', stacked: true, legend: 'list' },
    queries: [line('rate', `sum by (class) (${statusClass(byStatus)})`, '{{class}}')],
    styles: [
      { of: { name: '1xx' }, colour: 'quiet' },
      { of: { name: '2xx' }, colour: 'good' },
      { of: { name: '3xx' }, colour: 'neutral' },
      { of: { name: '4xx' }, colour: 'warning' },
      { of: { name: '5xx' }, colour: 'bad', fill: 70 },
      { of: { name: noAnswer }, colour: 'accent', fill: 70, line: 'dashed' },
    ],
  })
}

const noAnswer = 'no answer'

/** `class` is `2xx` of 200; what never got a status has a class of its own. */
function statusClass(expr: string): string {
  const named = `label_replace(${expr}, "class", "${noAnswer}", "${labels.status}", "")`
  return `label_replace(${named}, "class", "\${1}xx", "${labels.status}", "(.)..")`
}
