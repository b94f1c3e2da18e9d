import { MappingType } from '@grafana/grafana-foundation-sdk/dashboard'
import type { ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Word } from '../../model/panel.ts'
import { colours } from './colours.ts'

export function mappings(words: readonly Word[]): ValueMapping[] {
  const options = words.map(({ value, text, colour }, index) => [
    String(value),
    { text, color: colours[colour], index },
  ])
  return [{ type: MappingType.ValueToText, options: Object.fromEntries(options) }]
}
