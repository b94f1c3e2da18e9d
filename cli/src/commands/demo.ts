import { Option } from 'commander'
import { judge } from '@obs-toolkit/load'
import { examples } from '../command.ts'
import type { Define } from '../command.ts'
import { faults } from '../demo/faults.ts'
import { runDemo } from '../demo/run.ts'
import { whatNext } from '../demo/what-next.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../io.ts'
import { describeVerdict } from '../report/console.ts'
import { table } from '../terminal/table.ts'
import { findK6 } from '../verify/find-k6.ts'
import { duration } from '../verify/values.ts'
import { writeReports } from '../verify/write-reports.ts'

interface DemoOptions {
  readonly fault?: string
  readonly duration: number | 'auto'
  readonly out: string
}

const names = faults.map(({ name }) => name)

export const define: Define = (command, terminal, act) => {
  command
    .description(
      'Starts a small order system on free ports of this machine, sends twice its declared peak, ' +
        'and says pass, fail or unproven, as `obs verify` does. It stops all that it started.',
    )
    .addOption(new Option('--fault <name>', 'break something first').choices(names))
    .addOption(
      new Option('--duration <d>', 'of the measured phase, or auto')
        .argParser(duration)
        .default(45, '45s'),
    )
    .option('--out <dir>', 'where reports are written', '.obs/demo')
    .addHelpText('after', () => `\nFaults:\n${described()}\n`)
    .addHelpText('after', () =>
      examples([
        ['obs demo', 'from nothing to a verdict, in about a minute'],
        ['obs demo --fault slow-dependency', 'fails, and says that it waits for payments'],
      ]),
    )
    .action(act((options: DemoOptions) => demo(options, terminal)))
}

async function demo(options: DemoOptions, terminal: Terminal): Promise<ExitCode> {
  const fault = faults.find(({ name }) => name === options.fault) ?? null
  await findK6(terminal)
  const { evidence, deadLetters } = await runDemo(fault, options, terminal)
  const verdict = judge(evidence)
  const report = await writeReports(options.out, { verdict, evidence }, terminal)
  terminal.result(verdict, (paint) =>
    [
      describeVerdict({ verdict, evidence, report }, paint),
      whatNext({ verdict, fault, deadLetters }, paint),
    ].join('\n\n'),
  )
  return verdict.verdict === 'pass' ? exitCodes.done : exitCodes[verdict.verdict]
}

function described(): string {
  return table(
    faults.map(({ name, does, harmless }) => [
      name,
      harmless ? `${does}; no objective breaks, dead letters tell of it` : does,
    ]),
  )
}
