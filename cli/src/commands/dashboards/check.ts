import {
  applyExclusions,
  expositionCatalogue,
  lintDashboards,
  liveFindings,
  ownCatalogue,
  prometheusCatalogue,
} from '@obs-toolkit/dashboards/checks'
import type { BoardResults, Linted, MetricCatalogue } from '@obs-toolkit/dashboards/checks'
import { ask, connection, orUnreachable } from '../../dashboards/ask.ts'
import type { AskOptions } from '../../dashboards/ask.ts'
import { loadBoards } from '../../dashboards/boards.ts'
import type { Boards, LoadedBoard } from '../../dashboards/boards.ts'
import { fetchBounded } from '../../doctor/fetch-bounded.ts'
import { exitCodes } from '../../exit-codes.ts'
import type { ExitCode } from '../../exit-codes.ts'
import type { Terminal } from '../../io.ts'
import { unreachable } from '../alerts/text-of.ts'
import { asDocument, describeChecked } from './describe.ts'

interface CheckOptions extends Partial<AskOptions> {
  readonly metricsUrl?: URL
  readonly config?: string
  readonly strict?: true
}

/** What was found out about one dashboard. */
export interface CheckedBoard extends Linted {
  readonly board: LoadedBoard
  /** Null where no Prometheus was asked. */
  readonly results: BoardResults | null
}

export async function checkBoards(
  terminal: Terminal,
  files: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const loaded = await loadBoards(terminal, files, options.config)
  const dashboards = loaded.boards.map(({ dashboard }) => dashboard)
  const linted = lintDashboards(dashboards, {
    knowledge: { metrics: await catalogue(loaded, options, terminal), closed: loaded.closed },
    exclusions: (dashboard) =>
      loaded.boards.find((each) => each.dashboard === dashboard)!.exclusions,
  })
  const checked: CheckedBoard[] = []
  for (const [at, board] of loaded.boards.entries()) {
    checked.push(await run(board, linted[at]!, options, terminal))
  }

  const failing = checked
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'error' || options.strict)
  const good = failing.length === 0
  terminal.result(asDocument(good, checked), (paint) => describeChecked(checked, paint))
  return good ? exitCodes.done : exitCodes.fail
}

/** Without a Prometheus nothing is run; what rules found stays what it is. */
async function run(
  board: LoadedBoard,
  linted: Linted,
  options: CheckOptions,
  terminal: Terminal,
): Promise<CheckedBoard> {
  const { prometheus } = options
  if (prometheus === undefined) return { board, ...linted, results: null }
  const results = await ask(
    board.json,
    board.dashboard.title || board.name,
    { ...options, prometheus },
    terminal,
  )
  const live = applyExclusions(liveFindings(results), board.exclusions)
  return {
    board,
    findings: [...linted.findings, ...live.findings],
    excluded: [...linted.excluded, ...live.excluded],
    results,
  }
}

/** Where metrics can be looked up: the service that is named, else the declaration, else Prometheus. */
async function catalogue(
  { boards, services }: Boards,
  options: CheckOptions,
  terminal: Terminal,
): Promise<MetricCatalogue | null> {
  const { metricsUrl, prometheus } = options
  if (metricsUrl) return expositionCatalogue(await exposed(metricsUrl, terminal), metricsUrl.href)
  if (services.length > 0) return ownCatalogue(services)
  if (prometheus === undefined) return null
  const dashboards = boards.map(({ dashboard }) => dashboard)
  return orUnreachable(
    prometheusCatalogue(dashboards, connection({ ...options, prometheus }, terminal)),
  )
}

async function exposed(url: URL, { signal }: Terminal): Promise<string> {
  const answer = await fetchBounded(url, signal).catch((error: unknown) => {
    signal.throwIfAborted()
    throw unreachable(url, 'does not answer', error)
  })
  if (answer.status !== 200) throw unreachable(url, `answers ${answer.status}`)
  return answer.text
}
