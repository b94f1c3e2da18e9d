import { setTimeout as sleep } from 'node:timers/promises'
import { startChild, type Child } from '../processes/child.ts'
import type { ScrapedCalls } from '../processes/scraped.ts'
import type { Stall } from '../processes/stalls.ts'
import { quantile } from '../report/median.ts'
import type { ScrapeVariant } from '../variants/variant.ts'
import type { Options } from './options.ts'
import { scrape, type Page } from './page.ts'

/** Milliseconds over all scrapes of the longest stall in each. */
export interface Stalls {
  p50: number
  p99: number
  max: number
  /** As the clock saw it, with the time in which the machine ran others. */
  wallP99: number
}

export interface ScrapeResult {
  variant: string
  series: number
  bytes: number
  /** Milliseconds until the page was there, median. */
  scrapeMs: number
  scraped: Stalls
  /** The same process and spans of time, without a scrape: what the machine does by itself. */
  idle: Stalls
}

const pauseMs = 50

export async function measureScrapes(
  { name, module }: ScrapeVariant,
  options: Options,
): Promise<ScrapeResult> {
  const child = startChild<ScrapedCalls>(new URL('../processes/scraped.ts', import.meta.url), {
    args: [module, String(options.series)],
  })
  try {
    const port = await child.call('port')
    await proveWatch(child)
    const page = await firstPage(name, port, options.series)
    const times: number[] = []
    const scraped = await watch(child, options.scrapes, async () => {
      times.push((await scrape(port)).ms)
    })
    const idle = await watch(child, options.scrapes, () => sleep(quantile(times, 0.5)))
    return {
      variant: name,
      series: options.series,
      bytes: page.bytes,
      scrapeMs: quantile(times, 0.5),
      scraped,
      idle,
    }
  } finally {
    await child.stop()
  }
}

/** The first pages also warm the code up; the last of them is checked. */
async function firstPage(name: string, port: number, series: number): Promise<Page> {
  let page = await scrape(port)
  for (let n = 0; n < 4; n++) page = await scrape(port)
  const found = page.text.match(/^\w+_request_duration_seconds_count\{/gm)?.length ?? 0
  if (found === series) return page
  throw new Error(`${name}: /metrics shows ${found} of ${series} series`)
}

async function watch(
  child: Child<ScrapedCalls>,
  times: number,
  act: () => Promise<void>,
): Promise<Stalls> {
  const longest: Stall[] = []
  for (let n = 0; n < times; n++) {
    await sleep(pauseMs)
    await child.call('takeStalls')
    await act()
    longest.push(await longestStall(child))
  }
  const own = longest.map(({ ms, waitedMs }) => Math.max(0, ms - waitedMs))
  return {
    p50: quantile(own, 0.5),
    p99: quantile(own, 0.99),
    max: Math.max(...own),
    wallP99: quantile(
      longest.map(({ ms }) => ms),
      0.99,
    ),
  }
}

/** The tick after the last stall must have come, before the stalls are taken. */
async function longestStall(child: Child<ScrapedCalls>): Promise<Stall> {
  await sleep(5)
  const stalls = await child.call('takeStalls')
  return stalls.reduce((a, b) => (b.ms - b.waitedMs > a.ms - a.waitedMs ? b : a), {
    ms: 0,
    waitedMs: 0,
  })
}

/** A stall of a known length must be seen as such, or nothing that follows means anything. */
async function proveWatch(child: Child<ScrapedCalls>): Promise<void> {
  const known = 40
  await child.call('takeStalls')
  await child.call('block', known)
  const { ms, waitedMs } = await longestStall(child)
  if (ms >= known - 1 && ms - waitedMs <= known * 1.5) return
  throw new Error(
    `the watch saw ${ms.toFixed(1)} ms of a stall of ${known} ms: too noisy a machine`,
  )
}
