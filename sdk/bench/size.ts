import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { describeMachine, machineLine } from './report/machine.ts'
import { table } from './report/table.ts'
import { runBenchmark } from './report/usage.ts'
import { install, pack, temporaryFolder, type Installed } from './size/install.ts'
import { peers } from './size/sets.ts'

const usage = `Usage: node sdk/bench/size.ts [options]

Packages and bytes that an application installs with the SDK, and with its peers.

  --json   one JSON document on stdout
  --help`

interface Row {
  name: string
  installed?: Installed
  /** Why it could not be measured. */
  problem?: string
}

await runBenchmark(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)

  const rows: Row[] = [await measure('@obs-toolkit/sdk', installOurs)]
  for (const { name, packages } of peers) rows.push(await measure(name, () => install(packages)))

  const machine = describeMachine()
  if (values.json) console.log(JSON.stringify({ machine, results: rows }, null, 2))
  else console.log(`${machineLine(machine)}\n\n${print(rows)}`)
  if (rows.some(({ problem }) => problem)) process.exitCode = 2
})

async function installOurs(): Promise<Installed> {
  const folder = await temporaryFolder()
  try {
    const archive = await pack(new URL('..', import.meta.url), folder)
    return await install([archive])
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function measure(name: string, installIt: () => Promise<Installed>): Promise<Row> {
  try {
    return { name, installed: await installIt() }
  } catch (error) {
    return { name, problem: error instanceof Error ? error.message : String(error) }
  }
}

function print(rows: readonly Row[]): string {
  const cells = rows.map(({ name, installed }) =>
    installed
      ? [name, String(installed.packages), (installed.bytes / 1e6).toFixed(1)]
      : [name, 'not measured', ''],
  )
  const problems = rows.flatMap(({ name, problem }) => (problem ? [`${name}: ${problem}`] : []))
  return [table(['', 'packages', 'MB'], cells), ...problems].join('\n\n')
}
