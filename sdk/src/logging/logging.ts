import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Observer } from '../request/engine.ts'
import type { Redaction } from '../redaction/index.ts'
import { AccessLog, defaultLimits, type AccessLimits } from './access/access-log.ts'
import { ForeignWriter } from './access/foreign-writer.ts'
import { OwnWriter } from './access/own-writer.ts'
import { addIds, isForeignLogger, type ForeignLogger } from './foreign.ts'
import { requestSpan, type ActiveSpan } from './ids.ts'
import { readLevel } from './level.ts'
import { createOwnLogger, createSilentLogger, type LineTarget } from './own.ts'
import { stdoutSink } from './sink/stdout.ts'
import { isoNow } from './time.ts'

export interface LoggingOptions {
  readonly service: string
  /** A pino instance of the application's, `false` for none, else our own on stdout. */
  readonly logger: object | false | undefined
  /** What `LOG_LEVEL` says. It is for our own logger: an application's has a level. */
  readonly level: string | undefined
  readonly redaction: Redaction
  /** Which span code runs in, where tracing knows it better than the request does. */
  readonly activeSpan?: ActiveSpan
  readonly limits?: AccessLimits
  /** Takes the lines of our own logger in the place of standard output. */
  readonly target?: LineTarget
}

export interface Logging {
  readonly log: Logger
  /** Writes the access lines; null where there are to be none. */
  readonly accessLog: Observer | null
  /** What is wrong with the options, for the line at start-up. It is in the log already. */
  readonly problems: readonly string[]
  /** Lines that were not written, by reason. */
  dropped(): Readonly<Record<'rate' | 'unread' | 'closed', number>>
  /** Until all is written, or the reader has taken nothing for so long. */
  flush(deadlineMs: number): Promise<void>
}

export function createLogging(options: LoggingOptions): Logging {
  const { logger } = options
  if (logger === false) return createNoLogging()
  if (logger === undefined) return createOwnLogging(options, [])
  if (isForeignLogger(logger)) return createForeignLogging(options, logger)
  return createOwnLogging(options, ['logger is no pino instance: the default one is used'])
}

function createNoLogging(): Logging {
  return {
    log: createSilentLogger(),
    accessLog: null,
    problems: [],
    dropped: () => ({ rate: 0, unread: 0, closed: 0 }),
    flush: async () => {},
  }
}

function createOwnLogging(options: LoggingOptions, wrong: readonly string[]): Logging {
  const { service, redaction } = options
  const { level, problem } = readLevel(options.level)
  const sink = options.target === undefined ? stdoutSink() : null
  const target = options.target ?? sink ?? { write: (line: string) => process.stdout.write(line) }
  const log = createOwnLogger(service, level, redaction, options.activeSpan ?? requestSpan, target)
  const writer = new OwnWriter(log, target, service)
  if (sink !== null) sink.notice ??= (dropped) => noticeOf(service, dropped)
  const problems = problem === null ? wrong : [...wrong, problem]
  for (const text of problems) log.warn(text)
  const accessLog = createAccessLog(options, writer, log)
  return {
    log,
    accessLog,
    problems,
    dropped: () => ({ rate: accessLog.leftOut, unread: 0, closed: 0, ...sink?.dropped }),
    flush: async (deadlineMs) => {
      accessLog.tellLeftOut(performance.now())
      const end = performance.now() + deadlineMs
      while (sink?.flush() === false && performance.now() < end) await sleep(5)
    },
  }
}

function createForeignLogging(options: LoggingOptions, logger: ForeignLogger & object): Logging {
  const problems = addIds(logger, options.activeSpan)
    ? []
    : ['logger is no pino instance: its lines carry no ids']
  const accessLog = createAccessLog(options, new ForeignWriter(logger, options.service), logger)
  return {
    log: logger as Logger,
    accessLog,
    problems,
    dropped: () => ({ rate: accessLog.leftOut, unread: 0, closed: 0 }),
    flush: async (deadlineMs) => {
      accessLog.tellLeftOut(performance.now())
      await Promise.race([flushed(logger), sleep(deadlineMs, undefined, { ref: false })])
    },
  }
}

function createAccessLog(
  { redaction, limits = defaultLimits }: LoggingOptions,
  writer: OwnWriter | ForeignWriter,
  log: Pick<ForeignLogger, 'warn'>,
): AccessLog {
  return new AccessLog(writer, redaction, limits, (leftOut) =>
    log.warn(
      { left_out: leftOut },
      `${leftOut} access lines were left out, as there were more than ${limits.perSecond} in a second ` +
        `(${limits.unmatchedPerSecond} where no route matched); failures are all here`,
    ),
  )
}

async function flushed(logger: ForeignLogger): Promise<void> {
  if (logger.flush === undefined) return
  await new Promise<void>((resolve) => logger.flush?.(() => resolve()))
}

function noticeOf(service: string, dropped: number): string {
  const msg = `${dropped} log lines were dropped: nobody read standard output`
  return `${JSON.stringify({ level: 'warn', time: isoNow(), service, dropped, msg })}\n`
}
