import { readDashboard } from '../../src/classic/read.ts'
import type { Finding } from '../../src/lint/finding.ts'
import { lintDashboards } from '../../src/lint/lint.ts'
import type { LintOptions } from '../../src/lint/lint.ts'

/** What one rule says of a dashboard. */
export function judged(
  rule: string,
  json: unknown,
  options: LintOptions = {},
  others: readonly unknown[] = [],
): readonly Finding[] {
  const boards = [json, ...others].map(readDashboard)
  return lintDashboards(boards, options)[0]!.findings.filter((finding) => finding.rule === rule)
}

/** Only where, and what. */
export function said(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ panel, message }) => (panel ? `${panel.title}: ${message}` : message))
}
