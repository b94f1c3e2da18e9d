import type { Excluded, Finding, PanelResult } from '@obs-toolkit/dashboards/checks'
import type { Paint, Style } from '../../io.ts'
import { oneLine } from '../../terminal/one-line.ts'
import { table } from '../../terminal/table.ts'
import type { CheckedBoard } from './check.ts'

/** What `--json` prints: findings as they are, results without their series. */
export function asDocument(good: boolean, checked: readonly CheckedBoard[]): unknown {
  return {
    good,
    dashboards: checked.map(({ board, findings, excluded, results }) => ({
      name: board.name,
      title: board.dashboard.title,
      uid: board.dashboard.uid,
      findings,
      excluded,
      ...(results === null
        ? {}
        : { panels: results.panels.map(withoutSeries), others: results.others.map(withoutPoints) }),
    })),
  }
}

function withoutSeries({ queries, ...panel }: PanelResult): unknown {
  return { ...panel, queries: queries.map(withoutPoints) }
}

function withoutPoints({ series: _series, ...query }: PanelResult['queries'][number]): unknown {
  return query
}

export function describeChecked(checked: readonly CheckedBoard[], paint: Paint): string {
  return checked.map((each) => describeBoard(each, paint)).join('\n\n')
}

function describeBoard({ board, findings, excluded, results }: CheckedBoard, paint: Paint): string {
  const { title, panels } = board.dashboard
  const drawn = panels.filter(({ type }) => type !== 'row').length
  const facts = [`${drawn} panels`, ...countsOf(findings), ...countOf(excluded)].join(', ')
  return [
    `${paint('bold', oneLine(title || board.name))} (${board.name}): ${facts}`,
    ...findings.toSorted(bySeverity).map((finding) => describeFinding(finding, paint)),
    ...(results === null
      ? []
      : [table(results.panels.map((panel) => describePanel(panel, paint)))]),
  ].join('\n')
}

function countsOf(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return ['nothing to complain of']
  return (['error', 'warning'] as const).flatMap((severity) => {
    const count = findings.filter((each) => each.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  })
}

function countOf(excluded: readonly Excluded[]): readonly string[] {
  if (excluded.length === 0) return []
  const unexplained = excluded.filter(({ reason }) => reason === '').length
  const how = unexplained === 0 ? 'with a reason' : `(${unexplained} without a reason)`
  return [`${excluded.length} excluded ${how}`]
}

function bySeverity(a: Finding, b: Finding): number {
  return a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0
}

function describeFinding(
  { severity, rule, panel, message, remedy }: Finding,
  paint: Paint,
): string {
  const where = panel === null ? '' : `"${oneLine(panel.title || String(panel.id ?? ''))}": `
  const painted = severity === 'error' ? paint('red', 'error  ') : paint('yellow', 'warning')
  return `  ${painted}  ${where}${oneLine(message)} ${paint('dim', `[${rule}]`)}\n           ${paint('dim', oneLine(remedy))}`
}

const colours: Readonly<Record<PanelResult['outcome'], Style>> = {
  data: 'green',
  empty: 'yellow',
  error: 'red',
  skipped: 'dim',
}

function describePanel(
  { title, id, outcome, message, noValue }: PanelResult,
  paint: Paint,
): readonly string[] {
  const said = outcome === 'empty' && noValue !== '' ? `${message}; it says "${noValue}"` : message
  return [paint(colours[outcome], outcome), oneLine(title || String(id ?? '')), oneLine(said)]
}
