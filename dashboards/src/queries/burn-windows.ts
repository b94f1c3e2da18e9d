import { compileAlerts, duration } from '@obs-toolkit/alerts'
import { recorded } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'

export interface BurnWindow {
  readonly window: string
  /** Alerts over this window fire above these. */
  readonly factors: readonly number[]
}

/** Over which windows the rules record how fast budgets burn; shortest first. */
export function burnWindows(service: Service): readonly BurnWindow[] {
  const { groups, slos } = compileAlerts(service)
  const records = groups
    .flatMap(({ rules }) => rules)
    .flatMap((rule) => ('record' in rule ? rule.record : []))
    .filter((series) => series.startsWith(recorded.burnRate))
  const windows = [...new Set(records)].map((series) => series.slice(recorded.burnRate.length))
  const tiers = slos.flatMap((slo) => slo.tiers)
  return windows.map((window) => {
    const ofWindow = tiers.filter(({ longSeconds }) => duration(longSeconds) === window)
    const factors = [...new Set(ofWindow.map(({ factor }) => factor))]
    return { window, factors: factors.toSorted((a, b) => a - b) }
  })
}
