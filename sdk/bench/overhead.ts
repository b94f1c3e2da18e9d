import { readOptions, usage } from './overhead/options.ts'
import { printResult } from './overhead/print.ts'
import { resultOf, type FrameworkResult } from './overhead/result.ts'
import { measureRounds } from './overhead/rounds.ts'
import { describeMachine, machineLine } from './report/machine.ts'
import { runBenchmark } from './report/usage.ts'

await runBenchmark(async () => {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return console.log(usage)

  const machine = describeMachine()
  const results: FrameworkResult[] = []
  for (const framework of options.frameworks) {
    results.push(resultOf(framework, await measureRounds(framework, options)))
  }

  if (options.json) console.log(JSON.stringify({ machine, options, results }, null, 2))
  else console.log(machineLine(machine))
  if (!options.json) results.forEach(printResult)
  const over = results.some(({ variants }) => variants.some((of) => of.withinLimit === false))
  if (over && options.gate) process.exitCode = 1
})
