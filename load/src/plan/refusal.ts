/** Why there is no plan, and what to do about it. */
export interface Refusal {
  readonly code:
    | 'no-peak'
    | 'no-routes'
    | 'no-example'
    | 'bad-target'
    | 'host-not-allowed'
    | 'rate-too-high'
    | 'no-objectives'
    | 'no-secret'
    | 'no-data'
    | 'no-script'
  readonly message: string
  readonly remedy: string
}
