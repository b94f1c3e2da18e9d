/** What Prometheus recorded of the service. */
export interface PrometheusEvidence {
  readonly url: string
  /** Of the measured phase, by route, `GET /orders/:id`; null where it could not be asked. */
  readonly requests: Readonly<Record<string, number>> | null
  /** Instances whose process started again in the measured phase. */
  readonly restarts: number | null
  /** Of the month before the run. */
  readonly peak: ObservedPeak | null
  /** Seconds by which its clock is ahead of ours, at least; null where it does not tell. */
  readonly clockOffset: number | null
  readonly problem: string | null
}

export interface ObservedPeak {
  /** Requests per second that were exceeded in a hundredth of the time. */
  readonly perSecond: number
  /** For so long there is data. */
  readonly days: number
}
