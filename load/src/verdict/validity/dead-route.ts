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
  check: ({ plan, client }) => {
    const planned = new Set(plan.requests.map(({ key }) => key))
    const tried = client.routes.filter(
      ({ key, requests }) => planned.has(key) && requests >= fewest,
    )
    if (tried.length === 0) return null
    const dead = tried.filter(({ requests, failed }) => failed > requests * most)
    return {
      ok: dead.length === 0,
      value: dead.map(({ key }) => key).join(', ') || null,
      limit: null,
    }
  },
}
