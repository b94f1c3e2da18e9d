import { edgeSeconds } from '@obs-toolkit/sdk/service'
import type { Maintenance, Objective, Receiver, Service } from '@obs-toolkit/sdk/service'
import { weeklyMinutes, windowTimes } from '../alertmanager/maintenance.ts'
import type { Remark } from '../burn-rate/remarks.ts'
import { linkSeconds, scrapesInLink } from '../burn-rate/windows.ts'

/** What is to be said of a declaration beside what the solver says of its objectives. */
export function serviceRemarks(service: Service): readonly Remark[] {
  return [
    ...scrapedTooRarely(service),
    ...service.objectives.flatMap((objective) => withoutBucket(service, objective)),
    ...service.alerts.receivers.flatMap((receiver) => withoutPostOffice(service, receiver)),
    ...mutedPages(service),
  ]
}

/** A target between two buckets could only be guessed at. */
function withoutBucket(service: Service, { id, underMs }: Objective): Remark[] {
  if (underMs === null || service.bucketEdgesSeconds.includes(edgeSeconds(underMs))) return []
  const edges = service.bucketEdgesSeconds.join(', ')
  return [
    {
      level: 'error',
      code: 'no-bucket',
      sloId: id,
      message: `No bucket ends at ${underMs} ms, so requests under it cannot be counted. Buckets end at ${edges} seconds.`,
    },
  ]
}

function scrapedTooRarely({ name, prometheus }: Service): Remark[] {
  const most = linkSeconds / scrapesInLink
  if (prometheus.scrapeSeconds <= most) return []
  return [
    {
      level: 'error',
      code: 'slow-scrape',
      sloId: name,
      message: `A scrape every ${prometheus.scrapeSeconds} seconds is too few to tell five minutes from the next. Scrape at least every ${most} seconds.`,
    },
  ]
}

/** Alertmanager refuses a whole configuration for one such receiver. */
function withoutPostOffice({ name }: Service, receiver: Receiver): Remark[] {
  if (receiver.kind !== 'email') return []
  const lacking = (['from', 'smarthost'] as const).filter((field) => receiver[field] === null)
  if (lacking.length === 0) return []
  return [
    {
      level: 'error',
      code: 'incomplete-receiver',
      sloId: name,
      message: `The receiver ${receiver.name} sends e-mail: declare its ${lacking.join(' and ')} too.`,
    },
  ]
}

/** Above this part of a week it is no maintenance any more. */
const mostMuted = 0.25
const weekMinutes = 7 * 24 * 60

/** Nobody may think that they would be woken when they would not. */
function mutedPages({ name, maintenance }: Service): Remark[] {
  const windows = maintenance.filter(({ mutes }) => mutes !== 'tickets')
  const minutes = windows.reduce((sum, window) => sum + weeklyMinutes(window), 0)
  if (minutes > mostMuted * weekMinutes) {
    return [
      {
        level: 'error',
        code: 'always-muted',
        sloId: name,
        message: `Maintenance keeps pages quiet for ${hours(minutes)} a week, more than a quarter of the time. Shorten it, or declare page: false for what need not wake anyone.`,
      },
    ]
  }
  return windows.map((window) => ({
    level: 'warning',
    code: 'muted-pages',
    sloId: name,
    message: `Nobody is paged during ${window.name} (${when(window)})${window.mutes === 'pages' ? ', except for an outage' : ', not even when the service is down'}. The budget counts on.`,
  }))
}

function when(window: Maintenance): string {
  const weekly = window.on === null ? `, ${hours(weeklyMinutes(window))} a week` : ''
  return windowTimes(window) + weekly
}

function hours(minutes: number): string {
  return `${Number((minutes / 60).toFixed(1))} hours`
}
