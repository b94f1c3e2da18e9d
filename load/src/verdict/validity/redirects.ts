import type { RouteCount } from '../../evidence/client.ts'
import type { Rule } from './rule.ts'

const most = 0.5

/** To be sent elsewhere is an answer, and a quick one; whoever is sent to a login was not served. */
export const redirects: Rule = {
  id: 'V26',
  name: 'redirects',
  makes: 'unproven',
  voids: 'pass',
  remedy:
    'Its answers send elsewhere, to a login perhaps, and that is not followed: send the headers that ' +
    'it wants, or request what it points to; where it is meant, say so: `expect: 302`.',
  check: ({ plan, client }) => {
    const open = plan.requests.filter(({ expect }) => expect.status === null)
    if (open.length === 0) return null
    const sent = client.routes.filter(
      (route) => open.some(({ key }) => key === route.key) && redirected(route) > most,
    )
    return {
      ok: sent.length === 0,
      value: sent.map(({ key }) => key).join(', ') || null,
      limit: null,
    }
  },
}

/** The part of its answers; that something has not changed is no way elsewhere. */
function redirected({ requests, statuses }: RouteCount): number {
  const elsewhere = Object.entries(statuses)
    .filter(([status]) => status.startsWith('3') && status !== '304')
    .reduce((sum, [, count]) => sum + count, 0)
  return elsewhere / Math.max(1, requests)
}
