import { benchOptions } from '../../../cli/bench/support/options.ts'
import { benchTool } from '../../../cli/bench/support/tool.ts'
import { measureTruth, sumUp } from './measure.ts'
import type { Cell } from './measure.ts'
import { realRuns } from './real.ts'

/**
 * How often the gate is wrong: it judges runs of services whose true ratio is known. Pure
 * arithmetic: the same numbers on every machine. With `--real` it runs against real servers.
 */
const values = benchOptions({
  runs: { type: 'string', default: '100000' },
  real: { type: 'boolean', default: false },
  repeats: { type: 'string', default: '5' },
  k6: { type: 'string' },
})
if (values.real) {
  const k6 = await benchTool('k6', values.k6)
  process.exit((await realRuns(k6, Number(values.repeats))) > 0 ? 1 : 0)
}

const cellsThereAre = 12

const cells: Cell[] = []
for (const cell of measureTruth(Math.ceil(Number(values.runs) / cellsThereAre))) {
  cells.push(cell)
  const shares = Object.entries(cell.said).map(
    ([outcome, count]) => `${outcome} ${percent(count / cell.runs)}`,
  )
  const about = `${cell.service.padEnd(14)} ${cell.factor}x of what is allowed`
  console.log(`${about}: ${shares.join('  ')}`)
}
const truth = sumUp(cells)
console.log(JSON.stringify(truth, null, 2))
if (truth.falsePasses > 0.01 || truth.falseFails > 0.01 || truth.unprovenWhereClear > 0.1)
  process.exitCode = 1

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(2)} %`
}
