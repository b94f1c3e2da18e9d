import type { Validity, Verdict } from '@obs-toolkit/load'
import { escapeMarkup } from '../escape.ts'
import { findingOf } from '../words.ts'
import { badge, grid, section } from './parts.ts'

const words: Readonly<Record<Validity['makes'], readonly [tone: string, text: string]>> = {
  fail: ['bad', 'fail'],
  unproven: ['doubt', 'unproven'],
  refused: ['bad', 'refused'],
  warning: ['doubt', 'warning'],
}

/** What does not hold on top. */
export function validity({ validity }: Verdict): string {
  const rows = validity
    .toSorted((a, b) => Number(a.ok) - Number(b.ok))
    .map((rule) => [
      rule.ok ? badge('good', 'holds') : badge(...words[rule.makes]),
      `${escapeMarkup(rule.name)} <small>${escapeMarkup(rule.id)}</small>`,
      escapeMarkup(findingOf(rule)),
      rule.ok ? '' : escapeMarkup(rule.remedy),
    ])
  return section(
    'Can these numbers be trusted?',
    grid([[''], ['rule', 'name'], ['found'], ['what to do']], rows),
  )
}
