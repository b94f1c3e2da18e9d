import type { JudgedObjective, Verdict } from '@obs-toolkit/load'
import { escapeMarkup } from '../escape.ts'
import { goalOf, measuredOf } from '../words.ts'
import { interval } from './interval.ts'
import { badge, grid, section, tones } from './parts.ts'

export function objectives({ objectives }: Verdict): string {
  const rows = objectives.map((each) => [
    badge(tones[each.verdict], each.verdict),
    `${escapeMarkup(each.id)}<br><small>${escapeMarkup(goalOf(each))}</small>`,
    `${escapeMarkup(measuredOf(each))}${interval(each)}`,
    requestsOf(each),
    escapeMarkup(each.reason),
  ])
  return section(
    'Objectives',
    grid([[''], ['objective', 'name'], ['bad requests'], ['counted', 'number'], ['why']], rows),
  )
}

function requestsOf({ events, designEffect, effectiveEvents }: JudgedObjective): string {
  return designEffect > 1
    ? `${events}<br><small>worth ${effectiveEvents} independent ones</small>`
    : String(events)
}
