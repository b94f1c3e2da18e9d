import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const heapSpaces: DefinePanel = (service) =>
  graph({
    key: 'runtime/heap-spaces',
    title: 'Heap by space',
    description: {
      what: "Heap in use, by V8's spaces, all instances together.",
      why: 'Which space grows says what leaks: `old_space` objects, `code_space` functions, `large_object_space` buffers and long strings.',
      act: 'Compare two heap snapshots of one instance, an hour apart.',
    },
    unit: 'bytes',
    view: { type: 'time-series', stacked: true, legend: 'table' },
    queries: [
      line(
        'used',
        sumBy([labels.heapSpace], select(service, metrics.heapUsed)),
        named(labels.heapSpace),
      ),
    ],
    noData: whileServing('instance'),
  })
