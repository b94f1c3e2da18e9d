import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { minBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const checks: DefinePanel = (service) =>
  graph({
    key: 'checks/state',
    title: 'Readiness checks',
    description: {
      what: 'Whether each readiness check says that all is well, on the instance where it does not.',
      why: 'An instance that is not ready gets no traffic: the others get its share.',
      act: 'One instance: restart it. All: what the check asks is down.',
    },
    unit: 'short',
    width: 24,
    height: 6,
    view: { type: 'state' },
    words: [
      { value: 0, text: 'failing', colour: 'bad' },
      { value: 1, text: 'well', colour: 'good' },
    ],
    queries: [
      line('up', minBy([labels.check], select(service, metrics.checkUp)), named(labels.check)),
    ],
    noData: onlyWith('readiness checks (health, or dependencies with a health path)'),
  })
