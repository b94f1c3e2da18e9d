import type { Evidence } from '../../evidence/evidence.ts'
import type { Rule } from './rule.ts'

const mostSeconds = 1

/** What two machines recorded can be laid side by side only where their clocks agree. */
export const clocks: Rule = {
  id: 'V17',
  name: 'clocks',
  unit: 's',
  makes: 'warning',
  voids: 'nothing',
  remedy:
    "This machine's clock and that of the service or of Prometheus differ, so what Prometheus says " +
    'is left out, and traces will be found at another time: let both be set by NTP.',
  check: ({ server, prometheus }) => {
    const offsets = [server?.clockOffset, prometheus?.clockOffset].filter((each) => each != null)
    if (offsets.length === 0) return null
    const value = offsets.reduce((worst, each) => (Math.abs(each) > Math.abs(worst) ? each : worst))
    return { ok: Math.abs(value) <= mostSeconds, value, limit: mostSeconds }
  },
}

/** What Prometheus says of the time of the run; null where its clock is another one. */
export function joined({ prometheus }: Evidence): Evidence['prometheus'] {
  return Math.abs(prometheus?.clockOffset ?? 0) > mostSeconds ? null : prometheus
}
