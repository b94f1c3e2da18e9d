import { knownMethods, labels, metrics, other } from '../../service/index.ts'
import type { ActiveRequests } from '../../request/engine.ts'
import type { Families } from '../families/families.ts'
import type { GaugeSeries } from '../families/gauge.ts'

export function createActiveRequests(families: Families): ActiveRequests {
  const gauge = families.gauge({
    name: metrics.serverActive,
    help: 'Requests that are being answered.',
    labelNames: [labels.method],
    across: 'sum',
  })
  const series = new Map<string, GaugeSeries>(
    [...knownMethods, other].map((method) => [method, gauge.series(method)]),
  )
  return {
    begin: (method) => series.get(method)?.inc(),
    end: (method) => series.get(method)?.dec(),
  }
}
