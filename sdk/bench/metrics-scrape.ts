import { describeMachine, machineLine } from './report/machine.ts'
import { table } from './report/table.ts'
import { runBenchmark } from './report/usage.ts'
import { measureScrapes, type ScrapeResult, type Stalls } from './scrape/measure.ts'
import { readOptions, usage } from './scrape/options.ts'
import { scrapeVariants } from './variants/table.ts'

await runBenchmark(async () => {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return console.log(usage)

  const machine = describeMachine()
  const results: ScrapeResult[] = []
  for (const variant of scrapeVariants) results.push(await measureScrapes(variant, options))

  if (options.json) console.log(JSON.stringify({ machine, options, results }, null, 2))
  else console.log(`${machineLine(machine)}\n\n${print(results, options.series)}`)
  const over = scrapeVariants.some(
    ({ limitMs = Infinity }, n) => (results[n]?.scraped.p99 ?? 0) > limitMs,
  )
  if (over && options.gate) process.exitCode = 1
})

function print(results: readonly ScrapeResult[], series: number): string {
  const header = [`${series} series`, 'MB', 'scrape ms', 'stall p50', 'p99', 'max', 'p99 by clock']
  const rows = results.flatMap(({ variant, bytes, scrapeMs, scraped, idle }) => [
    [variant, (bytes / 1e6).toFixed(1), scrapeMs.toFixed(0), ...cells(scraped)],
    ['  not scraped', '', '', ...cells(idle)],
  ])
  return table(header, rows)
}

function cells({ p50, p99, max, wallP99 }: Stalls): string[] {
  return [p50, p99, max, wallP99].map((ms) => ms.toFixed(1))
}
