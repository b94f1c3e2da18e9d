import { alertLabels, alertSeries, labels, metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Annotation } from '../../model/board.ts'
import { firingAlerts } from '../../queries/alerts.ts'
import { selectAll } from '../../queries/select.ts'
import { maxBy, minBy, rate } from '../../queries/promql.ts'

export function annotations(service: Service): readonly Annotation[] {
  return [
    deploys(service),
    firing(service),
    restarts(service),
    loadTests(service),
    ...surge(service),
  ]
}

const instance = [scrapeLabels.job, scrapeLabels.instance]

/** When the first process of a version started. */
function deploys(service: Service): Annotation {
  return {
    name: 'Deploys',
    colour: 'neutral',
    shown: true,
    from: {
      type: 'query',
      expr: `1000 * ${minBy([labels.serviceVersion], startsByVersion(service))}`,
      title: `Deploy {{${labels.serviceVersion}}}`,
      text: `First start of version {{${labels.serviceVersion}}}`,
      tags: [labels.serviceVersion],
      valueIsTime: true,
    },
  }
}

function startsByVersion(service: Service): string {
  const version = maxBy([...instance, labels.serviceVersion], selectAll(service, metrics.target))
  const starts = selectAll(service, metrics.processStart)
  return `${starts} * on (${instance.join(', ')}) group_left (${labels.serviceVersion}) ${version}`
}

function restarts(service: Service): Annotation {
  return {
    name: 'Restarts',
    colour: 'quiet',
    shown: false,
    from: {
      type: 'query',
      expr: `1000 * ${maxBy([scrapeLabels.instance], selectAll(service, metrics.processStart))}`,
      title: `{{${scrapeLabels.instance}}} started`,
      text: 'A process began',
      tags: [scrapeLabels.instance],
      valueIsTime: true,
    },
  }
}

function firing(service: Service): Annotation {
  const { sloId, severity, tier } = alertLabels
  return {
    name: 'Alerts',
    colour: 'bad',
    shown: true,
    from: {
      type: 'query',
      expr: firingAlerts(service),
      title: `{{${alertSeries.name}}}`,
      text: `{{${severity}}} {{${sloId}}}`,
      tags: [severity, tier],
      valueIsTime: false,
    },
  }
}

/** Written into Grafana by whoever runs the test. */
function loadTests({ name }: Service): Annotation {
  return {
    name: 'Load tests',
    colour: 'accent',
    shown: true,
    from: { type: 'tags', tags: ['loadtest', name] },
  }
}

/** More than the declared peak, with room for noise: a load test, or a surprise. */
const beyond = 1.2

function surge(service: Service): readonly Annotation[] {
  const { peakPerSecond, instances } = service.traffic
  if (peakPerSecond === null) return []
  const arriving = selectAll(service, `${metrics.serverDuration}_count`)
  const each = Number(((beyond * peakPerSecond) / instances).toPrecision(4))
  return [
    {
      name: 'Above the declared peak',
      colour: 'accent',
      shown: true,
      from: {
        type: 'query',
        expr: `sum(${rate(arriving)}) > ${each} * count(${selectAll(service, metrics.target)})`,
        title: 'Above the declared peak',
        text: `More than ${beyond} times the share of the declared ${peakPerSecond} requests a second: a load test, or a surprise`,
        tags: [],
        valueIsTime: false,
      },
    },
  ]
}
