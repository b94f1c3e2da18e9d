import { readOptions } from './overhead/options.ts'
import { measureRounds } from './overhead/rounds.ts'
import { describeMachine, machineLine } from './report/machine.ts'
import { signed } from './report/signed.ts'
import { table } from './report/table.ts'
import { runBenchmark } from './report/usage.ts'
import { unusedResult, type UnusedResult } from './unused/result.ts'
import { compared, reference } from './unused/variants.ts'

const usage = `Usage: node sdk/bench/unused.ts [options]

CPU that all around the request (problem details, health checks, business metrics, consumers,
pools) adds to a request that uses none of it: paired differences, and their interval over launches.

  --quick               fewer launches (about a minute for both frameworks)
  --framework NAME      express or fastify; default: both
  --launches N          starts of every server; the interval is over these
  --rounds N            rounds of each launch; every round measures every variant
  --requests N          requests of each batch
  --warm-up N           requests before the first round
  --gate                exit 1 where an interval does not end below 1 µs
  --json                one JSON document on stdout
  --help`

const sizes = {
  full: { launches: 8, rounds: 16, requests: 1_000, warmUp: 12_000 },
  quick: { launches: 4, rounds: 12, requests: 800, warmUp: 8_000 },
}

/** Microseconds that a request may pay for what it does not use. */
const limit = 1

await runBenchmark(async () => {
  const options = readOptions(process.argv.slice(2), sizes)
  if (options.help) return console.log(usage)
  const machine = describeMachine()
  const results: UnusedResult[] = []
  for (const framework of options.frameworks) {
    const rounds = await measureRounds(framework, options, [reference, ...compared])
    results.push(unusedResult(framework, rounds, options.rounds))
  }
  if (options.json) console.log(JSON.stringify({ machine, options, results }, null, 2))
  else console.log(machineLine(machine))
  if (!options.json) results.forEach(print)
  const over = results.some(({ added }) => added.some(({ upper }) => upper > limit))
  if (over && options.gate) process.exitCode = 1
})

function print({ framework, microseconds, added }: UnusedResult): void {
  const header = [framework, 'added µs/request', 'from', 'to', 'launches']
  const rows = added.map(({ variant, mean, lower, upper, launches }) => [
    variant,
    ...[mean, lower, upper].map((figure) => signed(figure, 2)),
    String(launches.length),
  ])
  console.log(`\n${table(header, rows)}\n(${reference.name}: ${microseconds.toFixed(1)} µs)`)
}
