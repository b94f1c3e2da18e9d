import { budgetOf } from '@obs-toolkit/alerts'
import { badEvents, totalEvents } from '@obs-toolkit/alerts/sli'
import { alertLabels, edgeSeconds, recorded } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'

const selectors = /\b(slo:[a-z_]+:(?:increase|ratio|seconds))(\d+[smhd])?\{([^}]*)\}/g

/** The same question asked of raw series: what a board would have to read if nothing were recorded. */
export function withoutRules(expr: string, service: Service): string {
  return expr.replaceAll(selectors, (_, series: string, window: string, matchers: string) => {
    const each = service.objectives
      .filter((objective) => isMeant(objective, matchers))
      .flatMap((objective) => {
        const raw = rawOf(service, objective, series, window)
        return raw === null ? [] : labelled(service, objective, raw)
      })
    return `(${each.join(' or ')})`
  })
}

function isMeant({ id }: Objective, matchers: string): boolean {
  const [, pattern] = /slo_id=~?"([^"]*)"/.exec(matchers) ?? [null, '.*']
  return new RegExp(`^(?:${pattern})$`).test(id)
}

function rawOf(
  service: Service,
  objective: Objective,
  series: string,
  window: string,
): string | null {
  const { bad, total, objective: ratio, latencyTarget, burnRate, budgetRemaining } = recorded
  if (series === bad) return badEvents(service, objective, window)
  if (series === total) return totalEvents(service, objective, window)
  if (series === ratio) return `vector(${objective.ratio})`
  if (series === burnRate) return burnt(service, objective, window)
  if (series === budgetRemaining) {
    return `1 - ${burnt(service, objective, `${service.prometheus.periodDays}d`)}`
  }
  if (series !== latencyTarget) throw new Error(`what is ${series}?`)
  return objective.kind === 'latency' ? `vector(${edgeSeconds(objective.underMs)})` : null
}

function burnt(service: Service, objective: Objective, window: string): string {
  const allowed = `${budgetOf(objective)} * (${totalEvents(service, objective, window)})`
  return `(${badEvents(service, objective, window)}) / (${allowed})`
}

function labelled({ name }: Service, { id }: Objective, expr: string): string {
  const withId = `label_replace(${expr}, "${alertLabels.sloId}", "${id}", "", "")`
  return `label_replace(${withId}, "${alertLabels.service}", "${name}", "", "")`
}
