import { metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const resident: DefinePanel = (service) =>
  graph({
    key: 'runtime/resident',
    title: 'Memory of the process',
    description: {
      what: 'What the machine sees of each instance: heap, buffers, code and stacks that are in RAM.',
      why: 'A container is ended by this number, not by its heap.',
      act: 'Rising while the heap does not: buffers, native modules, or threads.',
    },
    unit: 'bytes',
    queries: [
      line(
        'resident',
        maxBy([scrapeLabels.instance], select(service, metrics.memoryUsage)),
        named(scrapeLabels.instance),
      ),
    ],
    noData: whileServing('instance'),
  })
