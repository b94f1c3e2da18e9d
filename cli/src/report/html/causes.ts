import type { Verdict } from '@obs-toolkit/load'
import { escapeMarkup } from '../escape.ts'
import { causeOf } from '../words.ts'
import { section } from './parts.ts'

export function causes({ causes }: Verdict): string {
  if (causes.length === 0) return ''
  const items = causes.map((cause) => {
    const seen = cause.evidence.map((each) => `<li>${escapeMarkup(each)}</li>`).join('')
    return `<li class="panel ${cause.strength}"><h3>${escapeMarkup(causeOf(cause))}</h3><ul>${seen}</ul></li>`
  })
  return section('Why', `<ol class="causes">\n${items.join('\n')}\n</ol>`)
}
