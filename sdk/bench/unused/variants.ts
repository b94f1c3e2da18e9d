import { ourCounter } from '../variants/table.ts'
import type { Variant } from '../variants/variant.ts'

/** No collector: whether a span happens to be kept would be the larger difference. */
const alike = {
  env: { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
  evidence: { counter: ourCounter },
} as const

/** The same twice: what the second adds to the first is what the measurement cannot tell apart. */
export const reference: Variant = {
  name: 'nothing around',
  module: 'ours-without-log.ts',
  ...alike,
}
export const compared: readonly Variant[] = [
  { ...reference, name: 'the same again' },
  { name: 'all around, unused', module: 'ours-with-all-around.ts', ...alike },
]
