import { Unreachable, WrongRange, executeBoard } from '@obs-toolkit/dashboards/checks'
import type { BoardResults, PrometheusOptions } from '@obs-toolkit/dashboards/checks'
import { headersFrom } from '../commands/headers-from.ts'
import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Terminal } from '../io.ts'
import { oneLine } from '../terminal/one-line.ts'

/** How a user says where the data are. */
export interface AskOptions {
  readonly prometheus: URL
  readonly header?: readonly string[]
  readonly from?: string
  /** Seconds. */
  readonly scrape?: number
}

export async function ask(
  json: unknown,
  title: string,
  options: AskOptions,
  terminal: Terminal,
): Promise<BoardResults> {
  const { from, scrape } = options
  terminal.note(`${oneLine(title)}: asking ${options.prometheus.host}`)
  return orUnreachable(
    executeBoard(json, {
      ...connection(options, terminal),
      from,
      to: from && 'now',
      scrapeSeconds: scrape,
    }),
  )
}

export function connection(
  { prometheus, header = [] }: AskOptions,
  { env, signal }: Terminal,
): PrometheusOptions {
  return { url: prometheus, headers: headersFrom('--header', header, env), signal }
}

export async function orUnreachable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Unreachable) {
      const remedy = 'Start it, or name another address.'
      throw new Failure(error.message, { exitCode: exitCodes.unreachable, remedy, cause: error })
    }
    if (error instanceof WrongRange) throw new Failure(error.message, { cause: error })
    throw error
  }
}
