import { generatedNote, toYaml } from '@obs-toolkit/alerts'
import type { Board, Exclusion } from '../model/board.ts'

/**
 * What dashboard-linter reads beside the boards: which rules are broken on purpose, where, and why.
 * It finds boards and panels by their titles.
 */
export function lintFile(boards: readonly Board[]): string {
  const entries = boards.flatMap((board) =>
    board.exclusions.map((exclusion) => ({ board, exclusion })),
  )
  const rules = Map.groupBy(entries, ({ exclusion }) => exclusion.rule)
  const exclusions = [...rules]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, ofRule]) => [
      rule,
      {
        reason: [...new Set(ofRule.map(({ exclusion }) => exclusion.reason))].join(' '),
        entries: ofRule.flatMap(({ board, exclusion }) => entriesOf(board, exclusion)),
      },
    ])
  return generatedNote + toYaml({ exclusions: Object.fromEntries(exclusions) })
}

interface Entry {
  readonly dashboard: string
  readonly panel?: string
  readonly reason: string
  readonly [key: string]: string | undefined
}

function entriesOf({ title, rows }: Board, { reason, panels }: Exclusion): readonly Entry[] {
  if (panels === undefined) return [{ dashboard: title, reason }]
  return rows
    .flatMap((row) => row.panels)
    .filter(({ key }) => panels.includes(key))
    .map((panel) => ({ dashboard: title, panel: panel.title, reason }))
}
