import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { selector } from '@obs-toolkit/alerts/sli'
import type { Matcher } from '@obs-toolkit/alerts/sli'

type Of = Pick<Service, 'name'> | null

/** What the rules recorded of a service's objectives, or of every service's. */
export function ofRules(of: Of, series: string, more: readonly Matcher[] = []): string {
  return selector(series, [...ofService(of), ...more])
}

export function badIn(of: Of, window: string, more: readonly Matcher[] = []): string {
  return ofRules(of, windowed(recorded.bad, window), more)
}

export function totalIn(of: Of, window: string, more: readonly Matcher[] = []): string {
  return ofRules(of, windowed(recorded.total, window), more)
}

export function ofService(of: Of): readonly Matcher[] {
  return of === null ? [] : [[alertLabels.service, '=', of.name]]
}
