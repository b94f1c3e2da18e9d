import { isObject, object, objects, text, texts } from '../classic/values.ts'
import type { Excluded, Finding } from './finding.ts'

/**
 * The content of a `.lint` file, in the form that grafana/dashboard-linter reads: by rule, with a
 * reason, and with entries where it concerns some panels only.
 */
export interface Exclusions {
  readonly exclusions: readonly Exclusion[]
  /** Rules whose findings count as warnings. */
  readonly warnings: readonly Exclusion[]
}

interface Exclusion {
  readonly rule: string
  readonly reason: string
  /** Empty: all findings of the rule. */
  readonly entries: readonly Entry[]
}

interface Entry {
  readonly dashboard: string
  readonly panel: string
  readonly targetIdx: string
  readonly reason: string
}

export const noExclusions: Exclusions = { exclusions: [], warnings: [] }

export function readExclusions(document: unknown): Exclusions {
  const root = object(document)
  return { exclusions: readEntries(root['exclusions']), warnings: readEntries(root['warnings']) }
}

function readEntries(json: unknown): readonly Exclusion[] {
  return Object.entries(object(json)).map(([rule, value]) => ({
    rule,
    reason: text(object(value)['reason']),
    entries: objects(isObject(value) ? value['entries'] : []).map((entry) => ({
      dashboard: text(entry['dashboard']),
      panel: text(entry['panel']),
      targetIdx: texts(entry['targetIdx'])[0] ?? '',
      reason: text(entry['reason']),
    })),
  }))
}

export function applyExclusions(
  findings: readonly Finding[],
  { exclusions, warnings }: Exclusions,
): { findings: readonly Finding[]; excluded: readonly Excluded[] } {
  const kept: Finding[] = []
  const excluded: Excluded[] = []
  for (const finding of findings) {
    const reason = reasonFor(finding, exclusions)
    const lessened = reasonFor(finding, warnings) !== undefined
    if (reason !== undefined) excluded.push({ ...finding, reason })
    else kept.push(lessened ? { ...finding, severity: 'warning' } : finding)
  }
  return { findings: kept, excluded }
}

function reasonFor(finding: Finding, exclusions: readonly Exclusion[]): string | undefined {
  for (const { rule, reason, entries } of exclusions) {
    if (rule !== finding.rule) continue
    const entry = entries.find((each) => concerns(each, finding))
    if (entry) return entry.reason || reason
    if (entries.length === 0) return reason
  }
  return undefined
}

function concerns({ dashboard, panel, targetIdx }: Entry, finding: Finding): boolean {
  if (dashboard !== '' && dashboard !== finding.dashboard) return false
  if (panel !== '' && finding.panel && panel !== finding.panel.title) return false
  return targetIdx === '' || finding.target === null || Number(targetIdx) === finding.target.index
}
