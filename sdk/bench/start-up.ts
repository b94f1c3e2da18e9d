import { describeMachine, machineLine } from './report/machine.ts'
import { signed } from './report/signed.ts'
import { table } from './report/table.ts'
import { runBenchmark } from './report/usage.ts'
import { measureStartUps, type StartUp } from './start-up/measure.ts'
import { readOptions, usage } from './start-up/options.ts'
import { variants } from './variants/table.ts'

await runBenchmark(async () => {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return console.log(usage)

  const machine = describeMachine()
  const express = await measureStartUps('express', options.rounds)
  const fastify = await measureStartUps('fastify', options.rounds)
  const results = [...express, ...fastify]

  if (options.json) console.log(JSON.stringify({ machine, options, results }, null, 2))
  else console.log([machineLine(machine), print(express), print(fastify)].join('\n\n'))
  if (options.gate && results.some(isOver)) process.exitCode = 1
})

function isOver({ framework, variant, added }: StartUp): boolean {
  const limit = variants[framework].find(({ name }) => name === variant)?.startUpLimitMs
  return added.median > (limit ?? Infinity)
}

function print(results: readonly StartUp[]): string {
  const header = [
    results[0]?.framework ?? '',
    'ms to listening',
    'added',
    'middle half',
    'at best',
    'CPU added',
  ]
  const rows = results.map(({ variant, ms, added, addedAtBest, addedCpu }) => [
    variant,
    ms.toFixed(0),
    signed(added.median, 0),
    `${signed(added.p25, 0)} … ${signed(added.p75, 0)}`,
    signed(addedAtBest, 0),
    signed(addedCpu, 0),
  ])
  return table(header, rows)
}
