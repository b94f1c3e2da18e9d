import type { MaintenanceDefinition } from '../definition.ts'
import { finding } from './finding.ts'
import type { Finding, Rule } from './finding.ts'

export const maintenanceIsAtATime: Rule = ({ maintenance }) =>
  Object.entries(maintenance ?? {}).flatMap(([name, written]) =>
    wrong(written, ['maintenance', name]),
  )

function wrong(
  { weekdays, on, from, to, timeZone }: MaintenanceDefinition,
  path: readonly string[],
): readonly Finding[] {
  if (weekdays !== undefined && on !== undefined) return [finding('maintenance-days', path)]
  if (on !== undefined && !isInCalendar(on)) return [finding('no-such-day', path, on)]
  if (from === to || from === '24:00') return [finding('maintenance-empty', path, from, to)]
  if (timeZone === undefined || isTimeZone(timeZone)) return []
  return [finding('unknown-time-zone', path, timeZone)]
}

/** 2026-02-30 is the second of March to a Date. */
function isInCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** As it is written, for the system that Alertmanager runs on tells capitals apart. */
function isTimeZone(timeZone: string): boolean {
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
    return known === timeZone || known.toLowerCase() !== timeZone.toLowerCase()
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
