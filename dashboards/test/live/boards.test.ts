import { describe, expect, it, vi } from 'vitest'
import { executeBoard } from '../../src/checks.ts'
import type { BoardResults } from '../../src/checks.ts'
import { buildBoards, buildFleet, classicJson } from '../../src/index.ts'
import type { Board, Panel, Query } from '../../src/index.ts'
import { refId } from '../../src/layout/ref-id.ts'
import { liveServices } from '../support/live-services.ts'

/** A cold cache has the tools fetched, or built from source. */
const timeout = 20 * 60_000

/** The rarest thing that happens is a whole window of the rules. */
const patience = { timeout: 180_000, interval: 500 }

describe('every generated board, over real services under load', { timeout }, () => {
  it('shows data in every panel, variable and annotation', async () => {
    const { services, prometheus } = await liveServices()
    const boards = [buildFleet(services), ...services.flatMap((service) => buildBoards(service))]
    let waiting = boards
    await vi.waitFor(async () => {
      const looked = await Promise.all(waiting.map((board) => look(board, prometheus)))
      waiting = waiting.filter((_, at) => looked[at]!.length > 0)
      expect(looked.flat()).toEqual([])
    }, patience)
    const traced = boards.filter(({ service }) => service === 'orders')
    for (const board of traced) expect(await withoutExemplars(board, prometheus)).toEqual([])
  })
})

async function look(board: Board, url: string): Promise<readonly string[]> {
  return withoutData(board, await run(board, url))
}

/** Duration panels that lead to no trace. */
async function withoutExemplars(board: Board, url: string): Promise<readonly string[]> {
  const { panels, from, to } = await run(board, url)
  const missing: string[] = []
  for (const { title, queries } of panels) {
    const panel = panelOf(board, title)
    for (const { refId: ref, expr } of queries) {
      if (queryOf(panel, ref).exemplars !== true) continue
      const asked = new URLSearchParams({ query: expr, start: String(from), end: String(to) })
      const answer = await fetch(`${url}/api/v1/query_exemplars?${asked.toString()}`)
      if (!/"trace_id":"[0-9a-f]{32}"/.test(await answer.text())) missing.push(`${title}: ${expr}`)
    }
  }
  return missing
}

function run(board: Board, url: string): Promise<BoardResults> {
  const json: unknown = JSON.parse(classicJson(board))
  return executeBoard(json, { url, from: 'now-1m', to: 'now' })
}

function panelOf({ rows }: Board, title: string): Panel {
  return rows.flatMap(({ panels }) => panels).find((panel) => panel.title === title)!
}

/** What came back empty or not at all, and may not. */
function withoutData(board: Board, { panels, others }: BoardResults): readonly string[] {
  const ofPanels = panels.flatMap(({ title, queries }) => {
    const panel = panelOf(board, title)
    return queries
      .filter((query) => !(query.outcome === 'empty' && mayBeEmpty(board, panel, query.refId)))
      .map((query) => ({ ...query, title }))
  })
  return [...ofPanels, ...others]
    .filter(({ outcome }) => outcome !== 'data')
    .map(({ title, refId, expr, outcome, message }) =>
      [board.title, title, refId, outcome, message, expr].join(' | '),
    )
}

function queryOf({ queries }: Panel, ref: string): Query {
  return queries.find((_, at) => refId(at) === ref)!
}

/** Everything happens in the service `orders`, so there only what needs a week may be empty. */
function mayBeEmpty({ service }: Board, panel: Panel, ref: string): boolean {
  const conditional = service === 'users' && panel.noData.conditional
  return conditional || queryOf(panel, ref).conditional === true
}
