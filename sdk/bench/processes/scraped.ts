// The scraped process: `node scraped.ts <variant module> <series>`.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { ScrapeModule } from '../variants/scrape/series.ts'
import { answerCalls } from './calls.ts'
import { watchStalls } from './stalls.ts'

const [module, series] = process.argv.slice(2)
const started = startServer()
const stalls = watchStalls()

const calls = {
  port: () => started,
  /** The stalls since the last time. */
  takeStalls: () => stalls.take(),
  /** Stalls the event loop on purpose: what the watch shows of it proves the watch. */
  block: (ms: number) => {
    const until = performance.now() + ms
    while (performance.now() < until);
  },
}
export type ScrapedCalls = typeof calls
answerCalls(calls)

async function startServer(): Promise<number> {
  const variant = (await import(`../variants/scrape/${module}`)) as ScrapeModule
  const server = await variant.start(Number(series))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
