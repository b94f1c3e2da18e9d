import type { Evidence, Verdict } from '@obs-toolkit/load'

export interface Judged {
  readonly verdict: Verdict
  readonly evidence: Evidence
}
