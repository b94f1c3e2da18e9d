import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { selector } from '@obs-toolkit/alerts/sli'
import type { Matcher } from '@obs-toolkit/alerts/sli'

const { service } = alertLabels

/** A service, or those that were chosen on the board. */
export type Of = Pick<Service, 'name'> | 'chosen'

/** What the rules recorded of objectives. */
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
  return [of === 'chosen' ? [service, '=~', '$service'] : [service, '=', of.name]]
}
