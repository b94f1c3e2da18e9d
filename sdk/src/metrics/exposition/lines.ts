import type { Exemplar } from '../families/exemplar.ts'
import { escapeLabelValue } from '../families/labels.ts'
import type { Format } from './formats.ts'
import { formatValue } from './numbers.ts'

export const end = '# EOF\n'

export interface Heading {
  readonly name: string
  readonly help: string
  readonly type: string
  readonly unit: string
}

export function headingLines(format: Format, { name, help, type, unit }: Heading): string {
  const unitLine = format.isOpenMetrics && unit !== '' ? `# UNIT ${name} ${unit}\n` : ''
  return `# HELP ${name} ${escapeHelp(format, help)}\n# TYPE ${name} ${type}\n${unitLine}`
}

export function sampleLine(name: string, labelText: string, value: number, tail = ''): string {
  const labels = labelText === '' ? '' : `{${labelText}}`
  return `${name}${labels} ${formatValue(value)}${tail}\n`
}

export function exemplarTail({ traceId, spanId, value, timestampSeconds }: Exemplar): string {
  const ids = `trace_id="${traceId}",span_id="${spanId}"`
  return ` # {${ids}} ${formatValue(value)} ${timestampSeconds}`
}

function escapeHelp(format: Format, help: string): string {
  if (format.isOpenMetrics) return escapeLabelValue(help)
  return help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}
