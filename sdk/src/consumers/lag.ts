import { within } from '../lifecycle/drain.ts'
import type { GaugeSeries } from '../metrics/index.ts'
import { createQuietRunner } from '../tracing/index.ts'
import type { Lag } from './options.ts'

const everyMs = 10_000
const deadlineMs = 5_000

/** Asks by and by, not at each scrape, which has no time for a broker. Ends when it is called. */
export function watchLag(
  ask: () => Lag | Promise<Lag>,
  gauge: GaugeSeries,
  failed: (error: unknown) => void,
): () => void {
  gauge.set(Number.NaN)
  let asking = false
  async function look(): Promise<void> {
    if (asking) return
    asking = true
    try {
      await within(deadlineMs, read()).then((inTime) => {
        if (!inTime) throw new Error(`no answer within ${deadlineMs} ms`)
      })
    } catch (error) {
      gauge.set(Number.NaN)
      failed(error)
    } finally {
      asking = false
    }
  }
  async function read(): Promise<void> {
    gauge.set(Number(await ask()))
  }
  const quietly = createQuietRunner()
  const timer = quietly(() => setInterval(() => void look(), everyMs).unref())
  quietly(() => void look())
  return () => clearInterval(timer)
}
