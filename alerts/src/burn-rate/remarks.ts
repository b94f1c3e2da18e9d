import { exact } from './decimals.ts'
import type { Incident } from './acute.ts'
import type { Facts } from './facts.ts'

/** What the solver has to say: an error keeps the rules from being written. */
export interface Remark {
  readonly level: 'error' | 'warning'
  readonly code:
    | 'infeasible'
    | 'no-bucket'
    | 'slow-scrape'
    | 'gave-way'
    | 'outage-only'
    | 'unknown-traffic'
    | 'incomplete-receiver'
    | 'nobody-told'
    | 'shared-target'
    | 'muted-pages'
    | 'always-muted'
  readonly sloId: string
  readonly message: string
}

/** A declared wish is an error, a default one gives way. */
export function notByBudget({ id, wish, declared }: Facts, feasible: Incident): Remark {
  const why =
    feasible.withinMinutes === wish.withinMinutes
      ? `${percent(wish.badFraction)} bad is too close to what the objective allows all the time`
      : 'scraping, evaluating and notifying alone take longer'
  return declared
    ? error(id, `${shown(wish)} cannot be noticed: ${why}. Feasible is ${shown(feasible)}.`)
    : warning('gave-way', id, `${why}, so the alert notices ${shown(feasible)}.`)
}

export function nothingStandsOut({ id, wish, declared, badAllowed }: Facts): Remark {
  const why = `${percent(badAllowed)} bad is allowed all the time, so that not even a total outage stands out`
  return declared
    ? error(id, `${shown(wish)} cannot be noticed: ${why}. Feasible is an objective above 0.8.`)
    : warning('outage-only', id, `${why}; there are tickets at most.`)
}

/** Null where not even a total outage can be noticed in time. */
export function notByTraffic(
  { id, wish, declared, lowPerSecond }: Facts,
  feasible: Incident | null,
  neededPerSecond: number,
): Remark {
  const why = `at ${lowPerSecond} requests per second too few fail in ${wish.withinMinutes} minutes to tell an incident from chance`
  const needed = `it would take ${neededPerSecond} requests per second`
  if (declared) {
    const instead =
      feasible === null
        ? 'No part of them is feasible; let a synthetic probe send requests, or allow more minutes'
        : `Feasible is ${shown(feasible)}`
    return error(id, `${shown(wish)} cannot be noticed: ${why}; ${needed}. ${instead}.`)
  }
  if (feasible === null) {
    return warning(
      'outage-only',
      id,
      `${why}; not even a total outage is noticed in time. Let a synthetic probe send requests.`,
    )
  }
  return warning('gave-way', id, `${why}, so the alert notices ${shown(feasible)}; ${needed}.`)
}

export function unknownTraffic({ id }: Facts, incident: Incident, neededPerSecond: number): Remark {
  return warning(
    'unknown-traffic',
    id,
    `${shown(incident)} is noticed from ${neededPerSecond} requests per second upwards; ` +
      'below that, later. Declare traffic.lowPerSecond, and the alert is fitted to it.',
  )
}

function error(sloId: string, message: string): Remark {
  return { level: 'error', code: 'infeasible', sloId, message: capital(message) }
}

function warning(code: Remark['code'], sloId: string, message: string): Remark {
  return { level: 'warning', code, sloId, message: capital(message) }
}

function shown({ badFraction, withinMinutes }: Incident): string {
  return `${percent(badFraction)} bad within ${withinMinutes} minutes`
}

export function percent(ratio: number): string {
  return `${exact(ratio * 100)} %`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
