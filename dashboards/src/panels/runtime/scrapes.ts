import { scrapeLabels, selfMetrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { quantile, rate } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const scrapes: DefinePanel = (service) =>
  graph({
    key: 'runtime/scrapes',
    title: 'Time to render the metrics, p99',
    description: {
      what: 'How long each instance took to render its metrics for a scrape.',
      why: 'Observing must not cost what it observes; a scrape that takes long shares the event loop with requests.',
      act: 'Look at Series by metric: one with too many label values is the usual reason.',
    },
    unit: 's',
    queries: [
      line(
        'p99',
        quantile(
          0.99,
          [scrapeLabels.instance],
          rate(select(service, `${selfMetrics.scrapeDuration}_bucket`)),
        ),
        named(scrapeLabels.instance),
      ),
    ],
    noData: whileServing('instance'),
  })
