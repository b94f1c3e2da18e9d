import { relative } from 'node:path'
import type { Service } from '@obs-toolkit/sdk/service'
import type { Paint } from '../../io.ts'
import type { LoadedService } from '../../service/load.ts'
import { table } from '../../terminal/table.ts'
import { alertRows } from './alerts.ts'
import { perSecond, percent } from './numbers.ts'
import { objectiveRows } from './objectives.ts'
import { routeRows } from './routes.ts'

type Rows = readonly (readonly string[])[]

/** A section without rows is left out. */
const sections: readonly (readonly [title: string, rows: (service: Service) => Rows])[] = [
  ['Objectives', objectiveRows],
  ['Traffic', trafficRows],
  ['Routes', routeRows],
  ['Load test', loadRows],
  ['Latency buckets (seconds)', (service) => [[service.bucketEdgesSeconds.join('  ')]]],
  ['Dependencies', (service) => service.dependencies.map(({ name, url }) => [name, url])],
  ['Alerts', alertRows],
]

export function describeService(
  { file, service }: LoadedService,
  cwd: string,
  paint: Paint,
): string {
  const owner = service.owner === null ? '' : `, owned by ${service.owner}`
  const title = `${paint('bold', service.name)}${owner}  ${paint('dim', relative(cwd, file))}`
  const blocks = sections.flatMap(([heading, rowsOf]) => {
    const rows = rowsOf(service)
    return rows.length === 0 ? [] : [`${paint('bold', heading)}\n${table(rows)}`]
  })
  return [title, ...blocks].join('\n\n')
}

function trafficRows({ traffic }: Service): Rows {
  const { peakPerSecond, lowPerSecond, instances } = traffic
  return [
    ['peak', perSecond(peakPerSecond)],
    ['low', perSecond(lowPerSecond)],
    ['instances', String(instances)],
  ]
}

function loadRows({ traffic, load }: Service): Rows {
  const { peakPerSecond } = traffic
  const rate = perSecond(peakPerSecond === null ? null : peakPerSecond * load.factor)
  return [
    ['rate', `${load.factor}x peak, ${rate}`],
    [
      'errors',
      `at most ${percent(load.errors)}; ${percent(load.normalErrors)} in normal operation`,
    ],
    ['time-out', `${load.timeoutMs} ms`],
    ['targets', ['loopback', ...load.allow].join(', ')],
  ]
}
