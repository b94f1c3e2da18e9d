/** A rule file as data. Times are in seconds; a field that does not apply is absent. */
export interface RecordingRule {
  readonly record: string
  readonly expr: string
  readonly labels: Readonly<Record<string, string>>
}

export interface AlertRule {
  readonly alert: string
  readonly expr: string
  readonly forSeconds?: number
  readonly keepFiringForSeconds?: number
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

export type Rule = RecordingRule | AlertRule

export interface RuleGroup {
  readonly name: string
  readonly intervalSeconds: number
  readonly rules: readonly Rule[]
}

export function isAlert(rule: Rule): rule is AlertRule {
  return 'alert' in rule
}
