import type { Validity, Verdict } from '@obs-toolkit/load'
import { escapeMarkup, sentence } from '../escape.ts'
import { findingOf } from '../words.ts'
import { badge, grid, section } from './parts.ts'

const words: Readonly<Record<Validity['makes'], readonly [tone: string, text: string]>> = {
  fail: ['bad', 'fail'],
  unproven: ['doubt', 'unproven'],
  refused: ['bad', 'refused'],
  warning: ['doubt', 'warning'],
}

/** What does not hold is shown; what holds, on demand. */
export function validity({ validity }: Verdict): string {
  const broken = validity.filter(({ ok }) => !ok)
  const holding = validity.filter(({ ok }) => ok)
  const all = `${broken.length === 0 ? 'All' : 'The other'} ${holding.length} rules hold`
  return section(
    'Can these numbers be trusted?',
    [
      broken.length === 0 ? '' : table(broken),
      `<details><summary>${all}</summary>\n${table(holding)}\n</details>`,
    ].join('\n'),
  )
}

function table(rules: readonly Validity[]): string {
  const rows = rules.map((rule) => [
    rule.ok ? badge('good', 'holds') : badge(...words[rule.makes]),
    `${escapeMarkup(rule.name)} <small>${escapeMarkup(rule.id)}</small>`,
    escapeMarkup(findingOf(rule)),
    rule.ok ? '' : sentence(rule.remedy),
  ])
  return grid([[''], ['rule', 'name'], ['found'], ['what to do']], rows)
}
