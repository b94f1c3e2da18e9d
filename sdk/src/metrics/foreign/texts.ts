import type { Format } from '../exposition/formats.ts'
import { headingLines, sampleLine } from '../exposition/lines.ts'
import { canonicalNumber, formatValue } from '../exposition/numbers.ts'
import { familyName } from '../families/definition.ts'
import { cleanLabelValue, labelText } from '../families/labels.ts'
import type { ForeignExemplar, ForeignFamily, ForeignValue } from './types.ts'

type Labels = Readonly<Record<string, string | number | null | undefined>>

/**
 * The text of a metric as its values give it. The registry's own rendering is not used: it renames
 * counters for good when it is switched to OpenMetrics, and it holds the event loop throughout.
 */
export function* foreignTexts(
  family: ForeignFamily,
  defaultLabels: Labels,
  format: Format,
): Generator<string> {
  const { help, type } = family
  const isCounter = format.isOpenMetrics && type === 'counter'
  const name = isCounter ? familyName(family.name) : family.name
  yield headingLines(format, { name, help, type: typeName(type, format), unit: '' })
  for (const value of family.values ?? []) {
    const sample = `${value.metricName ?? name}${isCounter ? '_total' : ''}`
    const labels = foreignLabels({ ...defaultLabels, ...own(value) }, format)
    yield sampleLine(sample, labels, value.value, exemplarTail(value.exemplar, format))
  }
}

function typeName(type: string, { isOpenMetrics }: Format): string {
  return isOpenMetrics && type === 'untyped' ? 'unknown' : type
}

/** A label that the application left undefined does not hide a default. */
function own({ sharedLabels, labels }: ForeignValue): Labels {
  const defined = Object.entries({ ...sharedLabels, ...labels }).filter(
    ([, value]) => value != null,
  )
  return Object.fromEntries(defined)
}

function foreignLabels(labels: Labels, format: Format): string {
  const names = Object.keys(labels)
  return labelText(
    names,
    names.map((name) => labelValue(name, labels[name], format)),
  )
}

function labelValue(name: string, value: Labels[string], { isOpenMetrics }: Format): string {
  const isNumber = isOpenMetrics && (name === 'le' || name === 'quantile') && value !== '+Inf'
  return isNumber ? canonicalNumber(Number(value)) : cleanLabelValue(value)
}

function exemplarTail(exemplar: ForeignExemplar | null | undefined, format: Format): string {
  if (exemplar == null || !format.isOpenMetrics) return ''
  const time = exemplar.timestamp === undefined ? '' : ` ${exemplar.timestamp}`
  const labels = foreignLabels(exemplar.labelSet, format)
  return ` # {${labels}} ${formatValue(exemplar.value)}${time}`
}
