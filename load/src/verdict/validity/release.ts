import type { Evidence } from '../../evidence/evidence.ts'
import { joined } from './clocks.ts'
import type { Rule } from './rule.ts'

/** What was measured is what is to be released, before and after: no other version took over. */
export const release: Rule = {
  id: 'V6b',
  name: 'release',
  makes: 'unproven',
  voids: 'any',
  remedy:
    'Another version than the wanted one answered, or several did: deploy the one that is to be ' +
    'released, wait until it has replaced the others, and run again. Where Prometheus alone saw ' +
    'another one, `prometheus.selector` may select more than is under test.',
  check: (evidence) => {
    const own = ownReleases(evidence)
    const recorded = joined(evidence)?.releases?.during ?? []
    const seen = own.length > 0 ? own : recorded
    const wanted = evidence.plan.release
    if (wanted === null && seen.length === 0) return null
    const one = own.length <= 1 && recorded.length <= 1
    const right =
      wanted === null || (seen.length > 0 && seen.every((names) => isRelease(wanted, names)))
    return { ok: one && right, value: described(own, recorded), limit: wanted }
  },
}

type Releases = readonly (readonly string[])[]

/** What the service called itself, each once. */
function ownReleases({ server }: Evidence): Releases {
  const told = (server?.snapshots ?? []).map(({ release }) => release)
  const named = told.filter((names) => names.length > 0)
  return [...new Map(named.map((names) => [names.join(' '), names])).values()]
}

/** The last one that it named, as that is what runs now; Prometheus' word where there is only one. */
export function releaseOf(evidence: Evidence): string | null {
  const recorded = joined(evidence)?.releases?.during ?? []
  const last = ownReleases(evidence).at(-1) ?? (recorded.length === 1 ? recorded[0] : undefined)
  return last?.join(' ') ?? null
}

/** A commit may be shortened, as `git log --oneline` does. */
export function isRelease(wanted: string, names: readonly string[]): boolean {
  return names.some((name) => name === wanted || (isCommit(wanted) && name.startsWith(wanted)))
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{7,64}$/.test(text)
}

function described(own: Releases, recorded: Releases): string {
  const names = own.map((each) => each.join(' ')).join(', then ')
  if (names !== '' && recorded.length <= 1) return names
  const seen = recorded.map((each) => each.join(' ')).join(' and ')
  return [names, seen && `${seen} in Prometheus`].filter(Boolean).join('; ') || 'it does not say'
}
