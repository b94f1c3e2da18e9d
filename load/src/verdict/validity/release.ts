import type { Evidence } from '../../evidence/evidence.ts'
import type { Finding, Rule } from './rule.ts'

/** What was measured is what is to be released, before and after: no other version took over. */
export const release: Rule = {
  id: 'V6b',
  name: 'release',
  makes: 'unproven',
  voids: 'any',
  remedy:
    'Another version than the wanted one answered, or several did: deploy the one that is to be ' +
    'released, wait until it has replaced the others, and run again.',
  check: ({ plan, server }) => {
    const seen = releasesSeen(server)
    if (plan.release === null) return seen.length === 0 ? null : sameThroughout(seen)
    const ok = seen.length > 0 && seen.every((names) => isRelease(plan.release!, names))
    return { ok, value: described(seen) || 'it does not say', limit: plan.release }
  },
}

/** What it called itself, each once. */
export function releasesSeen(server: Evidence['server']): readonly (readonly string[])[] {
  const told = (server?.snapshots ?? []).map(({ release }) => release)
  const named = told.filter((names) => names.length > 0)
  return [...new Map(named.map((names) => [names.join(' '), names])).values()]
}

/** A commit may be shortened, as `git log --oneline` does. */
export function isRelease(wanted: string, names: readonly string[]): boolean {
  return names.some((name) => name === wanted || (isCommit(wanted) && name.startsWith(wanted)))
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{7,64}$/.test(text)
}

function sameThroughout(seen: readonly (readonly string[])[]): Finding {
  return { ok: seen.length === 1, value: described(seen), limit: null }
}

function described(seen: readonly (readonly string[])[]): string {
  return seen.map((names) => names.join(' ')).join(', then ')
}
