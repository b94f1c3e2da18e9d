import { setTimeout as sleep } from 'node:timers/promises'
import { narrowed, smallestOffset } from '../clock.ts'
import type { ClockOffset } from '../clock.ts'
import { scrape } from './scrape.ts'
import type { ServerEvidence } from './server.ts'
import type { ServerSnapshot } from './snapshot.ts'

const looksDuring = 30
const oftenestMs = 1_000
const quickMs = 300

/** Asks the server for its metrics; one question at a time, since it has other work. */
export function watchServer(
  url: string,
  measuredSeconds: number,
  signal: AbortSignal,
): {
  look: () => Promise<void>
  lookSometimes: () => void
  evidence: () => ServerEvidence | null
} {
  const everyMs = Math.max(oftenestMs, (measuredSeconds * 1000) / looksDuring)
  const snapshots: ServerSnapshot[] = []
  let missed = 0
  let clock: ClockOffset | null = null
  let asking: Promise<boolean> | null = null
  let askedAt = 0
  const ask = async (): Promise<boolean> => {
    const scraped = await scrape(url, signal)
    if (scraped) snapshots.push(scraped.snapshot)
    else missed += 1
    clock = narrowed(clock, scraped?.clock ?? null)
    asking = null
    return scraped !== null
  }
  const begin = (): Promise<boolean> => {
    askedAt = Date.now()
    asking ??= ask()
    return asking
  }
  return {
    look: async () => {
      await asking
      if ((await begin()) || snapshots.length === 0) return
      // Turned away, perhaps, as our own connections were still closing.
      if (Date.now() - askedAt < quickMs) await sleep(quickMs).then(begin)
    },
    lookSometimes: () => {
      if (snapshots.length > 0 && asking === null && Date.now() - askedAt >= everyMs) void begin()
    },
    evidence: () =>
      snapshots.length === 0
        ? null
        : { url, snapshots, missed, clockOffset: smallestOffset(clock) },
  }
}
