import { weekdays } from '@obs-toolkit/sdk/service'
import type { Maintenance, Service } from '@obs-toolkit/sdk/service'
import { escalationSeconds } from '../rules/escalation.ts'
import type { Yaml } from '../emit/yaml.ts'

/** What an alert is to a maintenance window; each window mutes some of them. */
export type Loudness = 'ticket' | 'page' | 'outage'

const mutedBy: Readonly<Record<Maintenance['mutes'], readonly Loudness[]>> = {
  tickets: ['ticket'],
  pages: ['ticket', 'page'],
  outages: ['ticket', 'page', 'outage'],
}

/** The windows in which nobody is told; undefined where there is none. */
export function mutedIn(
  service: Service,
  loudness: Loudness,
  escalated: boolean,
): string[] | undefined {
  const windows = service.maintenance.filter(({ mutes }) => mutedBy[mutes].includes(loudness))
  if (windows.length === 0) return undefined
  return windows.map((window) => intervalName(service, window, escalated))
}

/** Of all services. What fires when a window ends is told then, and escalated only 15 minutes later. */
export function timeIntervals(services: readonly Service[]): Yaml[] {
  return services.flatMap((service) =>
    service.maintenance.flatMap((window) => {
      const muted = {
        name: intervalName(service, window, false),
        time_intervals: intervals(window, 0),
      }
      if (service.alerts.escalation.length === 0 || window.mutes === 'tickets') return [muted]
      const later = {
        name: intervalName(service, window, true),
        time_intervals: intervals(window, escalationSeconds / 60),
      }
      return [muted, later]
    }),
  )
}

function intervalName({ name }: Service, window: Maintenance, escalated: boolean): string {
  return `${name}/${window.name}${escalated ? ' and 15m' : ''}`
}

const day = 1_440

/** Alertmanager's ranges end with the day, so what goes on after midnight is a range of the next. */
function intervals(
  { weekdays: on, on: date, timeZone, ...times }: Maintenance,
  more: number,
): Yaml[] {
  const from = minutes(times.from)
  const to = minutes(times.to) + (times.to <= times.from ? day : 0) + more
  return Array.from({ length: Math.ceil(to / day) }, (_, daysLater) => {
    const start = Math.max(from - daysLater * day, 0)
    const end = Math.min(to - daysLater * day, day)
    return {
      times: [{ start_time: clock(start), end_time: clock(end) }],
      ...(date === null ? {} : dateFields(date, daysLater)),
      weekdays: on.length === 0 ? undefined : on.map((name) => later(name, daysLater)),
      location: timeZone,
    }
  })
}

function later(weekday: Maintenance['weekdays'][number], days: number): string {
  return weekdays[(weekdays.indexOf(weekday) + days) % weekdays.length]!
}

function dateFields(date: string, daysLater: number): { readonly [field: string]: Yaml } {
  const then = new Date(`${date}T00:00:00Z`)
  then.setUTCDate(then.getUTCDate() + daysLater)
  return {
    days_of_month: [String(then.getUTCDate())],
    months: [String(then.getUTCMonth() + 1)],
    years: [String(then.getUTCFullYear())],
  }
}

function minutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function clock(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Minutes a week in which windows of this kind are open; a single day is over after a week. */
export function weeklyMinutes({ weekdays: on, on: date, ...times }: Maintenance): number {
  if (date !== null) return 0
  const length = minutes(times.to) - minutes(times.from)
  return (length > 0 ? length : length + day) * (on.length || weekdays.length)
}

/** In words: `sunday, 23:00 to 01:00 UTC` */
export function windowTimes({ weekdays: on, on: date, from, to, timeZone }: Maintenance): string {
  return `${date ?? (on.join(', ') || 'every day')}, ${from} to ${to} ${timeZone}`
}
