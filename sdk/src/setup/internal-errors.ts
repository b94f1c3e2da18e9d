import { performance } from 'node:perf_hooks'

export type InternalError = (where: string, error: unknown) => void

/** How often the same place may say that it failed. */
const intervalMs = 60_000

/** Failures of our own: each is counted, and each place is heard once a minute. */
export function internalErrors(
  count: (where: string) => void,
  say: (where: string, error: unknown) => void,
): InternalError {
  const lastSaid = new Map<string, number>()
  return (where, error) => {
    count(where)
    const now = performance.now()
    if (now - (lastSaid.get(where) ?? -Infinity) < intervalMs) return
    lastSaid.set(where, now)
    say(where, error)
  }
}
