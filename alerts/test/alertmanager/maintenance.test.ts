import { weekdays } from '@obs-toolkit/sdk/service'
import type { MaintenanceDefinition, Weekday } from '@obs-toolkit/sdk/service'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeIntervals } from '../../src/alertmanager/maintenance.ts'
import { compileAlerts } from '../../src/index.ts'
import { service } from '../orders.ts'

const minute = 60_000
const day = 1_440

/** Alertmanager's own reading: every field that is there has to fit. */
interface Interval {
  readonly times: readonly { readonly start_time: string; readonly end_time: string }[]
  readonly weekdays?: readonly string[]
  readonly days_of_month?: readonly string[]
  readonly months?: readonly string[]
  readonly years?: readonly string[]
}

const receivers = { hook: { webhook: { url: 'http://localhost/' } } }
const alerts = { receivers, page: 'hook', escalation: 'hook' }

function intervalsOf(window: MaintenanceDefinition): Record<string, readonly Interval[]> {
  const declared = service({ alerts, maintenance: { window: { ...window, mutes: 'pages' } } })
  expect(declared.problems).toEqual([])
  const generated = timeIntervals([declared]) as unknown as {
    name: string
    time_intervals: Interval[]
  }[]
  return Object.fromEntries(generated.map((each) => [each.name, each.time_intervals]))
}

function contains(interval: Interval, at: Date): boolean {
  const now = at.getUTCHours() * 60 + at.getUTCMinutes()
  const fits = (field: readonly string[] | undefined, value: string | number): boolean =>
    field === undefined || field.includes(String(value))
  return (
    interval.times.some((t) => minutes(t.start_time) <= now && now < minutes(t.end_time)) &&
    fits(interval.weekdays, weekdayOf(at)) &&
    fits(interval.days_of_month, at.getUTCDate()) &&
    fits(interval.months, at.getUTCMonth() + 1) &&
    fits(interval.years, at.getUTCFullYear())
  )
}

function weekdayOf(at: Date): Weekday {
  return weekdays[(at.getUTCDay() + 6) % 7]!
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** The declaration's own words: some window began at `from` of such a day, and has not ended. */
function isOpen(
  { weekdays: on, on: date, from, to }: MaintenanceDefinition,
  at: Date,
  more: number,
) {
  const length = ((minutes(to) - minutes(from) + day - 1) % day) + 1 + more
  return [0, 1, 2].some((daysAgo) => {
    const midnight = new Date(Math.floor(at.getTime() / (day * minute)) * day * minute)
    midnight.setUTCDate(midnight.getUTCDate() - daysAgo)
    const began = midnight.getTime() + minutes(from) * minute
    const its =
      date === undefined
        ? (on?.includes(weekdayOf(midnight)) ?? true)
        : midnight.toISOString().startsWith(date)
    return its && began <= at.getTime() && at.getTime() < began + length * minute
  })
}

const clock = fc
  .integer({ min: 0, max: day - 1 })
  .map(
    (at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`,
  )

const days = fc.oneof(
  fc.record({}),
  fc.record({ weekdays: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }) }),
  fc.record({ on: fc.constantFrom('2026-12-31', '2026-02-28', '2028-02-29', '2026-11-03') }),
)

describe('a maintenance window', () => {
  it('is open when it was declared to be, over midnights and ends of years; escalation waits 15 minutes more', () => {
    fc.assert(
      fc.property(
        clock,
        clock,
        days,
        fc.integer({ min: -3 * day, max: 9 * day }),
        (from, to, its, more) => {
          fc.pre(from !== to)
          const window = { from, to, ...its }
          const start = new Date(`${'on' in its ? its.on : '2026-12-28'}T00:00:00Z`)
          const at = new Date(start.getTime() + more * minute)
          const generated = intervalsOf(window)
          const open = (name: string): boolean =>
            generated[name]!.some((each) => contains(each, at))
          expect([at, window, open('orders/window'), open('orders/window and 15m')]).toEqual([
            at,
            window,
            isOpen(window, at, 0),
            isOpen(window, at, 15),
          ])
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a window that mutes pages', () => {
  const remarks = (window: MaintenanceDefinition) =>
    compileAlerts(service({ traffic: { lowPerSecond: 10 }, maintenance: { deploy: window } }))
      .remarks

  it('is remarked on, with what is still heard', () => {
    const window = { weekdays: ['sunday'], from: '23:00', to: '01:00' } as const
    expect(remarks({ ...window, mutes: 'tickets' })).toEqual([])
    expect(remarks({ ...window, mutes: 'pages' })[0]?.message).toBe(
      'Nobody is paged during deploy (sunday, 23:00 to 01:00 UTC, 2 hours a week), except for an outage. The budget counts on.',
    )
    expect(remarks({ ...window, mutes: 'outages' })[0]?.message).toContain(
      'not even when the service is down',
    )
  })

  it('is an error when it is open for more than a quarter of the time', () => {
    const window = { from: '20:00', to: '08:00', mutes: 'pages' } as const
    expect(remarks(window)).toMatchObject([{ level: 'error', code: 'always-muted' }])
  })
})
