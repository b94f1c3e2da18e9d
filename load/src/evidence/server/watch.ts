import { narrowed, smallestOffset } from '../clock.ts'
import type { ClockOffset } from '../clock.ts'
import { scrape } from './scrape.ts'
import type { ServerEvidence } from './server.ts'
import type { ServerSnapshot } from './snapshot.ts'

const looksDuring = 30
const oftenestMs = 1_000

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
  let asking: Promise<void> | null = null
  let askedAt = 0
  const ask = async (): Promise<void> => {
    const scraped = await scrape(url, signal)
    if (scraped) snapshots.push(scraped.snapshot)
    else missed += 1
    clock = narrowed(clock, scraped?.clock ?? null)
    asking = null
  }
  const begin = (): Promise<void> => {
    askedAt = Date.now()
    asking ??= ask()
    return asking
  }
  return {
    look: async () => {
      await asking
      await begin()
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
