export function formatValue(value: number): string {
  if (value === Infinity) return '+Inf'
  return value === -Infinity ? '-Inf' : String(value)
}

/**
 * The one spelling of a number that OpenMetrics allows in `le` and `quantile`, which Prometheus 3
 * also makes of every other: `1.0`, never `1`. Ours are so in both formats, so that no query
 * depends on the format. https://prometheus.io/docs/specs/om/open_metrics_spec/#canonical-numbers
 */
export function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) return formatValue(value)
  const [mantissa = '', power = ''] = value.toExponential().split('e')
  const exponent = Number(power)
  if (value !== 0 && (exponent < -4 || exponent >= 6)) {
    const digits = String(Math.abs(exponent)).padStart(2, '0')
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`
  }
  return Number.isInteger(value) ? `${value}.0` : String(value)
}
