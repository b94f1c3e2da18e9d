import { Problems } from '../problems/index.ts'
import type { Admin, Engine, Observer } from '../request/engine.ts'
import { RouteTable } from '../request/routes.ts'
import { canonicalRoute, type Service } from '../service/index.ts'
import { captured } from '../testing/capture.ts'
import type { Framework } from './framework.ts'
import type { ObserveOptions } from './options.ts'
import { headerSetting } from './settings.ts'
import { summaryOf } from './summary.ts'
import type { Telemetry } from './telemetry.ts'

export function createEngine(
  { ignore = [], requestIdHeader, isError, enrich, problems = false }: ObserveOptions,
  service: Service,
  telemetry: Telemetry,
  admin: Admin | null,
  framework: Framework,
): Engine {
  const engine: Engine = {
    service,
    admin,
    problems: problems ? new Problems({ clean: telemetry.redaction.text }) : null,
    get adoption() {
      return telemetry.tracing.adopted
    },
    draining: false,
    inProgress: 0,
    routes: new RouteTable(ignore.map((route) => canonicalRoute(route))),
    requestIdHeader: headerSetting(requestIdHeader),
    frameworkEchoes: framework.echoes,
    observers: observersOf(telemetry),
    active: telemetry.metrics.requestMetrics,
    isError:
      isError === undefined ? null : (exchange, status) => isError(summaryOf(exchange, status)),
    enrich:
      enrich === undefined
        ? null
        : (exchange) => enrich(summaryOf(exchange, exchange.completion?.status ?? 0)),
    internalError: telemetry.internalError,
  }
  const { metrics, tracing, logging } = telemetry
  captured.current?.join({ engine, families: metrics.families, tracing, log: logging.log })
  return engine
}

/** In the order in which they are told. */
function observersOf({ metrics, business, tracing, logging }: Telemetry): Observer[] {
  const all = [
    metrics.requestMetrics,
    tracing,
    business.exemplars,
    logging.accessLog,
    captured.current,
  ]
  return all.filter((observer) => observer !== null)
}
