import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

/** With less, a month's peak is not known. */
const fewestDays = 7
const tolerance = 1.1

/** The declared peak is what production gets, as far as Prometheus remembers it. */
export const declaredPeak: Rule = {
  id: 'V15',
  name: 'declared-peak',
  unit: '/s',
  makes: 'unproven',
  voids: 'pass',
  remedy:
    'In a hundredth of the last month the service got more than it declares as its peak, so the ' +
    'load was lower than it says: raise `traffic.peakPerSecond`.',
  check: ({ plan: { peakPerSecond }, prometheus }) => {
    const peak = prometheus?.peak ?? null
    if (peakPerSecond === null || peak === null || peak.days < fewestDays) return null
    return atMost(peak.perSecond, Number((peakPerSecond * tolerance).toPrecision(4)))
  },
}
