import { executeBoard, readDashboard } from '@obs-toolkit/dashboards/checks'
import type { ExecuteOptions } from '@obs-toolkit/dashboards/checks'
import { escapeMarkup } from '../report/escape.ts'
import { asset } from '../report/page/assets.ts'
import { asPage } from '../report/page/page.ts'
import { drawBoard } from './board.ts'
import type { DrawnBoard } from './board.ts'

export type { DrawnBoard } from './board.ts'

interface PreviewOptions extends Omit<ExecuteOptions, 'url'> {
  /** Links above the board, as markup. */
  readonly nav?: string
}

/** A board with what Prometheus has at this moment, as one page; asked again, it shows what there is then. */
export async function previewPage(
  json: unknown,
  prometheus: URL | string,
  { nav = '', ...options }: PreviewOptions = {},
): Promise<string> {
  const results = await executeBoard(json, { ...options, url: prometheus })
  return asBoardsPage([{ dashboard: readDashboard(json), results }], prometheus, nav)
}

/** Boards, one below the other, with a list of them where there are several. */
export function boardsPage(boards: readonly DrawnBoard[], prometheus: URL | string): string {
  const titles = boards.map(({ dashboard }) => escapeMarkup(dashboard.title))
  const links = titles.map((title, at) => `<a href="#board-${at}">${title}</a>`)
  return asBoardsPage(boards, prometheus, boards.length < 2 ? '' : `<nav>${links.join('')}</nav>`)
}

function asBoardsPage(
  boards: readonly DrawnBoard[],
  prometheus: URL | string,
  nav: string,
): string {
  const articles = boards.map((board, at) => drawBoard(board, `board-${at}`))
  return asPage({
    title: boards.map(({ dashboard }) => dashboard.title).join(', '),
    body: `${nav}${articles.join('\n')}<footer>Drawn from ${escapeMarkup(withoutCredentials(prometheus))}</footer>`,
    style: asset('preview.css'),
    scripts: [asset('heat.js')],
  })
}

function withoutCredentials(url: URL | string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
