import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { Health, HealthReport } from '../health/health.ts'

export interface Probed {
  readonly health: Health
  readonly service: string
  readonly version: string | null
  /** What is said to people who may see it has no secrets all the same. */
  readonly clean: (text: string) => string
}

export async function answerHealth(
  probed: Probed,
  trusted: boolean,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost')
  const report = await reportOf(probed.health, pathname)
  const details = trusted && searchParams.has('verbose') ? detailsOf(probed, report) : {}
  const body = JSON.stringify({ status: report.ok ? 'ok' : 'unavailable', ...details })
  res.writeHead(report.ok ? 200 : 503, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}

function reportOf(health: Health, pathname: string): HealthReport | Promise<HealthReport> {
  if (pathname === '/livez') return health.live()
  return pathname === '/startupz' ? health.started() : health.ready()
}

function detailsOf({ service, version, clean }: Probed, { reason, checks }: HealthReport): object {
  const now = performance.now()
  const described = checks.map(({ name, result }) => [
    name,
    {
      ok: result.ok,
      reason: result.reason === null ? null : clean(result.reason),
      failures: result.failures,
      durationMs: Math.round(result.durationMs),
      ageMs: Math.round(now - result.at),
    },
  ])
  return {
    service,
    version,
    uptimeSeconds: Math.round(process.uptime()),
    reason: reason === null ? null : clean(reason),
    checks: Object.fromEntries(described) as object,
  }
}
