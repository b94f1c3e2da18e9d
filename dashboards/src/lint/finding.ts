export type Severity = 'error' | 'warning'

/** Something that a rule has against a dashboard. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  /** Title and uid of the dashboard. */
  readonly dashboard: string
  readonly uid: string
  readonly panel: { readonly id: number | null; readonly title: string } | null
  readonly target: { readonly index: number; readonly refId: string } | null
  readonly message: string
  /** What to change. */
  readonly remedy: string
}

/** A finding that somebody decided to live with. */
export interface Excluded extends Finding {
  readonly reason: string
}
