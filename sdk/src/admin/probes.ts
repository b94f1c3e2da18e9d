import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Health, HealthReport } from '../health/health.ts'

/**
 * Liveness never asks dependencies: a database that is down must not get a service restarted.
 * Readiness does, and fails while the process shuts down.
 */
export async function answerHealth(
  health: Health,
  trusted: boolean,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost')
  const report: HealthReport =
    pathname === '/readyz' ? await health.ready() : { ok: true, checks: [] }
  const details = trusted && searchParams.has('verbose') ? detailsOf(report) : {}
  const body = JSON.stringify({ status: report.ok ? 'ok' : 'unavailable', ...details })
  res.writeHead(report.ok ? 200 : 503, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}

function detailsOf({ checks }: HealthReport): object {
  return {
    checks: Object.fromEntries(
      checks.map(({ name, result: { ok, reason, durationMs } }) => [
        name,
        { ok, reason, durationMs: Math.round(durationMs) },
      ]),
    ),
  }
}
