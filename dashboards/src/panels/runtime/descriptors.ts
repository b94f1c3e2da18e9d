import { metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const descriptors: DefinePanel = (service) =>
  graph({
    key: 'runtime/descriptors',
    title: 'File descriptors of their limit',
    description: {
      what: 'Open files and sockets of each instance, of what the system lets it have.',
      why: 'At the limit nothing can be opened any more: no connection, no log.',
      act: 'Rising without end: sockets that are never closed, often of a client without keep-alive.',
    },
    unit: 'percentunit',
    max: 1,
    queries: [
      line(
        'share',
        `${sumBy([scrapeLabels.instance], select(service, metrics.fileDescriptors))} / ${sumBy([scrapeLabels.instance], select(service, metrics.fileDescriptorLimit))}`,
        named(scrapeLabels.instance),
      ),
    ],
    noData: onlyWith('a system that tells open files, such as Linux'),
  })
