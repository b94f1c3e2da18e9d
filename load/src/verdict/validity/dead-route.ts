import type { Evidence } from '../../evidence/evidence.ts'
import type { Rule } from './rule.ts'

/** Requests of a route below which a failure may be chance. */
const fewest = 20
const most = 0.5

/** A small route may fail altogether within the errors that the whole service is allowed. */
export const deadRoute: Rule = {
  id: 'V27',
  name: 'dead-route',
  makes: 'unproven',
  voids: 'pass',
  remedy:
    'It failed most of the time, and only its small share hides that: its example asks for what is ' +
    'not there, or it is broken.',
  check: (evidence) => {
    const dead = tooManyErrors(evidence) ? [] : deadRoutes(evidence)
    return { ok: dead.length === 0, value: dead.join(', ') || null, limit: null }
  },
}

/** Then nothing is hidden. */
function tooManyErrors({ plan, client }: Evidence): boolean {
  return plan.objectives.some(({ kind, allowed }, at) => {
    const { events, bad } = client.objectives[at]!
    return kind === 'errors' && bad > events * allowed
  })
}

function deadRoutes({ plan, client }: Evidence): readonly string[] {
  const planned = new Set(plan.requests.map(({ key }) => key))
  return client.routes
    .filter(({ key, requests }) => planned.has(key) && requests >= fewest)
    .filter(({ requests, failed }) => failed > requests * most)
    .map(({ key }) => key)
}
