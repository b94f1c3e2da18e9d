import { labels, metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { alertRunbookUrl } from '@obs-toolkit/alerts'
import { cell } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'

const { instance } = scrapeLabels

/** Each process: what it runs, and since when. */
export const processes: DefinePanel = (service) => ({
  key: 'runtime/processes',
  title: 'Processes',
  description: {
    what: 'Each instance with its version, the version of Node.js and when it started.',
    why: 'Two versions side by side explain two behaviours; a start that nobody ordered is a crash.',
    act: 'Started minutes ago without a deploy: read the last log lines before the start.',
    runbook: alertRunbookUrl(service, 'RestartLoop'),
  },
  width: 24,
  height: 7,
  unit: 'dateTimeFromNow',
  view: {
    type: 'table',
    columns: [
      { title: 'Instance', label: instance },
      { title: 'Version', label: labels.serviceVersion },
      { title: 'Node.js', label: labels.runtimeVersion },
      { title: 'Started', query: 'started', unit: 'dateTimeFromNow' },
    ],
  },
  queries: [cell('started', startedByVersion(service))],
  noData: whileServing('instance'),
})

function startedByVersion(service: Parameters<DefinePanel>[0]): string {
  const started = maxBy([instance], select(service, metrics.processStart))
  const by = [instance, labels.serviceVersion, labels.runtimeVersion]
  const info = maxBy(by, select(service, metrics.target))
  return `1000 * ${started} * on (${instance}) group_right () ${info}`
}
