import { equals, on, selector, sum } from '@obs-toolkit/alerts/sli'
import { metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { runtimeMetrics } from '../../server/names.ts'
import type { Query } from '../ask.ts'
import { rounded, steps, windowOf } from '../asked.ts'
import type { Asked } from '../asked.ts'
import type { Saturation } from '../prometheus.ts'
import { pools } from './pools.ts'

/** What the instance that had least left had left. */
export async function saturation(query: Query, asked: Asked): Promise<Saturation> {
  const highest = async (names: readonly string[], of: Read): Promise<number | null> => {
    const [answer] = await query(
      names.map((name) => `max(${of(name, asked)})`).join(' or '),
      asked.to,
    )
    return answer === undefined ? null : rounded(answer.value)
  }
  return {
    eventLoopDelay: await highest(runtimeMetrics.eventLoopMax, upperQuartile),
    cpuShare: await highest(runtimeMetrics.cpuSeconds, perSecond),
    gcShare: await highest(runtimeMetrics.gcSeconds, perSecond),
    heapShare: await highest([metrics.heapUsed], ofItsLimit),
    pools: await pools(query, asked),
  }
}

/** How a metric of each instance is read; of the names that it may have, the first that there is counts. */
type Read = (metric: string, asked: Asked) => string

const upperQuartile: Read = (metric, asked) =>
  `quantile_over_time(0.75, ${of(metric, asked)}[${windowOf(asked)}])`

const perSecond: Read = (metric, asked) =>
  sum(`rate(${of(metric, asked)}[${windowOf(asked)}])`, instance(asked))

/** A heap has several spaces, and one limit. */
const ofItsLimit: Read = (metric, asked) => {
  const each = instance(asked)
  const limit = sum(of(metrics.heapLimit, asked), each)
  return `max_over_time((${sum(of(metric, asked), each)} / ${on(each)} ${limit})${steps(asked)})`
}

function instance({ service }: Asked): readonly string[] {
  return [...service.prometheus.identity, scrapeLabels.instance]
}

function of(metric: string, { service }: Asked): string {
  return selector(metric, equals(service.prometheus.selector))
}
