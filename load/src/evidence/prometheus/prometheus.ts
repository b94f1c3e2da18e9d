/** What Prometheus recorded of the service in the measured phase. */
export interface PrometheusEvidence {
  readonly url: string
  /** Requests by route, `GET /orders/:id`; null where it could not be asked. */
  readonly requests: Readonly<Record<string, number>> | null
  /** Instances whose process started again. */
  readonly restarts: number | null
  readonly problem: string | null
}
