/** How metrics are written down. */
export interface Format {
  readonly mediaType: string
  readonly version: string
  readonly contentType: string
  /** The differences, all of them: units, exemplars, an end mark, and how a counter is headed. */
  readonly isOpenMetrics: boolean
}

/** https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const text: Format = {
  mediaType: 'text/plain',
  version: '0.0.4',
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
  isOpenMetrics: false,
}

/** https://prometheus.io/docs/specs/om/open_metrics_spec/ */
export const openMetrics: Format = {
  mediaType: 'application/openmetrics-text',
  version: '1.0.0',
  contentType: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
  isOpenMetrics: true,
}
