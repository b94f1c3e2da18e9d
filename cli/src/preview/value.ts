import { finite, object, text } from '@obs-toolkit/dashboards/checks'
import { toneAt, toneOf } from './colour.ts'
import type { Tone } from './colour.ts'
import type { Field } from './field.ts'
import { format } from './units/format.ts'

export interface Worded {
  readonly text: string
  readonly tone: Tone | undefined
}

/** A value as a person reads it: its word where there is one, else the number with its unit. */
export function worded(value: number | null, field: Field): Worded {
  const mapped = mappingOf(value, field)
  const fixed = field.colour === '' ? undefined : toneOf(field.colour)
  if (mapped)
    return {
      text: mapped.text || format(value, field.unit, field.decimals),
      tone: mapped.tone ?? fixed,
    }
  return {
    text: format(value, field.unit, field.decimals),
    tone: fixed ?? toneAt(value, field.steps),
  }
}

function mappingOf(value: number | null, { mappings }: Field): Worded | undefined {
  for (const { type, options } of mappings) {
    const result = resultOf(text(type), object(options), value)
    if (result !== undefined) {
      return { text: text(result['text']), tone: toneOf(text(result['color'])) }
    }
  }
  return undefined
}

function resultOf(
  type: string,
  options: Readonly<Record<string, unknown>>,
  value: number | null,
): Readonly<Record<string, unknown>> | undefined {
  if (type === 'value') {
    return value !== null && String(value) in options ? object(options[String(value)]) : undefined
  }
  if (type === 'range') {
    const within =
      value !== null &&
      value >= (finite(options['from']) ?? -Infinity) &&
      value <= (finite(options['to']) ?? Infinity)
    return within ? object(options['result']) : undefined
  }
  const absent = value === null || Number.isNaN(value)
  return type === 'special' &&
    absent &&
    ['null', 'nan', 'null+nan', 'empty'].includes(text(options['match']))
    ? object(options['result'])
    : undefined
}
