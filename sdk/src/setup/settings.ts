import { notFound, type ListenerOptions } from '../admin/listener.ts'
import type { AdminOptions, ObserveOptions } from './options.ts'
import { longestTimerMs } from '../longest-timer.ts'
import type { DatabaseLimits } from '../databases/index.ts'
import type { ShutdownOptions } from '../lifecycle/shutdown.ts'

/** How our end points are served. */
export type AdminSetting = (
  | { readonly kind: 'none' }
  | { readonly kind: 'within'; readonly open: boolean }
  | ({ readonly kind: 'port' } & ListenerOptions)
) & {
  /** What is wrong with what was asked for. */
  readonly problem?: string
}

const anyHost = '0.0.0.0'

/** The option wins over `OBS_ADMIN_PORT`. */
export function adminSetting(
  wish: ObserveOptions['admin'],
  portFromEnvironment: string | undefined,
  serves: boolean,
): AdminSetting {
  const within = (open: boolean): AdminSetting =>
    serves ? { kind: 'within', open } : { kind: 'none', problem: noPort }
  if (wish === false) return { kind: 'none' }
  if (wish === 'public') return within(true)
  // Null comes from code that is not checked.
  if (wish) return ownPort(wish)
  if (!portFromEnvironment) return within(false)
  const port = Number(portFromEnvironment)
  if (isPort(port)) return ownPort({ port })
  const problem = `OBS_ADMIN_PORT is no port: '${portFromEnvironment}'. It is passed over.`
  return { ...within(false), problem }
}

const noPort =
  'Nobody can read the metrics and health of this worker: ' +
  'set OBS_ADMIN_PORT or admin: { port } for a port of their own, or admin: false.'

/** What was to be on a port of its own is not put among the application's routes instead. */
function ownPort({ port, host = anyHost, handler }: AdminOptions): AdminSetting {
  const refused = (what: string, value: unknown): AdminSetting => ({
    kind: 'none',
    problem: `admin.${what} is no ${what}: ${JSON.stringify(value)}. Nothing is served.`,
  })
  if (!isPort(port)) return refused('port', port)
  // Node would listen on every interface instead.
  if (typeof host !== 'string' || host === '') return refused('host', host)
  const own = { kind: 'port', port, host } as const
  if (handler === undefined || typeof handler === 'function') {
    return { ...own, handler: handler ?? notFound }
  }
  return { ...own, handler: notFound, problem: 'admin.handler is no function. It is passed over.' }
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= 65_535
}

/** Null where signals are left to the application. */
export function shutdownSetting(
  wish: ObserveOptions['shutdown'],
  environment: string | undefined,
  serves: boolean,
): ShutdownOptions {
  const wishes = wish === false ? {} : (wish ?? {})
  return {
    // No load balancer has to notice that a worker ends.
    waitMs: timeSetting(wishes.waitMs, serves && environment === 'production' ? 5_000 : 0),
    deadlineMs: timeSetting(wishes.deadlineMs, 25_000),
    signals: wish === false ? [] : (wishes.signals ?? ['SIGTERM', 'SIGINT']),
  }
}

function timeSetting(wish: number | undefined, otherwise: number): number {
  return typeof wish === 'number' && wish >= 0 ? Math.min(wish, longestTimerMs) : otherwise
}

const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/

export function headerSetting(wish: string | undefined): string {
  return wish !== undefined && headerName.test(wish) ? wish.toLowerCase() : 'x-request-id'
}

/** An operation that takes longer uses up what the strictest default target gives to a request. */
const slowQueryMs = 200
const repeats = 10

export function databaseSetting(wish: ObserveOptions['databases'] = {}): DatabaseLimits {
  const { slowMs = slowQueryMs, repeated = repeats } = wish
  return {
    slowMs: slowMs > 0 ? slowMs : slowQueryMs,
    repeats: Number.isInteger(repeated) && repeated > 1 ? repeated : repeats,
  }
}

/**
 * Ratios outside 0 to 1 and times that are no times give way to the defaults. Where the option does
 * not say, whoever deploys may: `OBS_SAMPLING=collector`.
 */
export function samplingSetting(
  option: ObserveOptions['sampling'],
  environment: string | undefined,
): { readonly success: number; readonly slowMs: number } | 'collector' {
  const wish = option ?? (environment === 'collector' ? environment : undefined)
  if (wish === 'collector') return wish
  const { success = 0.1, slowMs = 1_000 } = wish ?? {}
  return {
    success: success >= 0 && success <= 1 ? success : 0.1,
    slowMs: slowMs > 0 ? slowMs : 1_000,
  }
}
