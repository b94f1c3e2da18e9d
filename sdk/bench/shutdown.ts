import { describeMachine, machineLine } from './report/machine.ts'
import { table } from './report/table.ts'
import { runBenchmark } from './report/usage.ts'
import { readOptions, usage, type Options } from './shutdown/options.ts'
import { runRound, type Round } from './shutdown/round.ts'
import type { Framework } from './variants/variant.ts'

interface Result {
  readonly framework: Framework
  readonly rounds: readonly Round[]
}

await runBenchmark(async () => {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return console.log(usage)

  const machine = describeMachine()
  const results = [await measure('express', options), await measure('fastify', options)]

  if (options.json) console.log(JSON.stringify({ machine, options, results }, null, 2))
  else console.log([machineLine(machine), print(results)].join('\n\n'))
  if (results.some(({ rounds }) => rounds.some(isLossy))) process.exitCode = 1
})

async function measure(framework: Framework, options: Options): Promise<Result> {
  const rounds: Round[] = []
  while (rounds.length < options.rounds) rounds.push(await runRound(framework, options))
  return { framework, rounds }
}

function isLossy({ exitCode, failed, lostLines, lostSpans }: Round): boolean {
  return exitCode !== 0 || failed + lostLines + lostSpans > 0
}

function print(results: readonly Result[]): string {
  const header = ['', 'rounds', 'exit 0', 'requests', 'answered', 'turned away', 'failed']
  const rows = results.map(({ framework, rounds }) => {
    const sum = (of: (round: Round) => number) =>
      String(rounds.reduce((total, round) => total + of(round), 0))
    return [
      framework,
      String(rounds.length),
      sum(({ exitCode }) => Number(exitCode === 0)),
      sum(({ requests }) => requests),
      sum(({ answered }) => answered),
      sum(({ turnedAway }) => turnedAway),
      sum(({ failed }) => failed),
      sum(({ lostLines }) => lostLines),
      sum(({ lostSpans }) => lostSpans),
      Math.max(...rounds.map(({ endedAfterMs }) => endedAfterMs)).toFixed(0),
    ]
  })
  return table([...header, 'lost lines', 'lost spans', 'ms to the end'], rows)
}
