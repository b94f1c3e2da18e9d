import { labels, metrics } from '@obs-toolkit/sdk/service'
import { cell } from '../../queries/query.ts'
import { whileServing } from '../define.ts'
import { selector } from '@obs-toolkit/alerts/sli'
import type { Panel } from '../../model/panel.ts'

const { serviceName, serviceVersion, runtimeVersion } = labels

/** `service.name` of the SDK and `service` of the rules are the same name. */
export const versions: Panel = {
  key: 'fleet/versions',
  title: 'Versions running',
  description: {
    what: 'How many instances run which version, and on which Node.js.',
    why: 'A deploy that stopped half-way is two versions; a forgotten service is an old Node.js.',
    act: 'More than one version for longer than a deploy takes: finish it or undo it.',
  },
  width: 12,
  height: 8,
  unit: 'short',
  view: {
    type: 'table',
    columns: [
      { title: 'Service', label: serviceName },
      { title: 'Version', label: serviceVersion },
      { title: 'Node.js', label: runtimeVersion },
      { title: 'Instances', query: 'instances', unit: 'short' },
    ],
  },
  queries: [
    cell(
      'instances',
      `count by (${[serviceName, serviceVersion, runtimeVersion].join(', ')}) (${selector(metrics.target, [[serviceName, '=~', '$service']])})`,
    ),
  ],
  noData: whileServing('instance'),
}
