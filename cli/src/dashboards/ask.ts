import { Unreachable, WrongRange, executeBoard } from '@obs-toolkit/dashboards/checks'
import type { BoardResults, PrometheusOptions } from '@obs-toolkit/dashboards/checks'
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

/** Headers are named on the command line; what is in them comes from the environment. */
export function connection(
  { prometheus, header = [] }: AskOptions,
  { env, signal }: Terminal,
): PrometheusOptions {
  const headers = header.map((each) => {
    const [name = '', variable = ''] = each.split('=', 2)
    const value = env[variable]
    if (name !== '' && value !== undefined && value !== '') return [name, value] as const
    throw new Failure(`--header ${each}: the environment has no ${variable || 'such variable'}`, {
      remedy: 'Write --header Authorization=PROM_AUTH, and set PROM_AUTH to what the header says.',
    })
  })
  return { url: prometheus, headers: Object.fromEntries(headers), signal }
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
