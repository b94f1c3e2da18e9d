import { examples } from '../command.ts'
import type { Define } from '../command.ts'
import { checks } from '../doctor/checks.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../io.ts'
import { describeFindings } from './doctor/describe.ts'
import { asUrl } from './as-url.ts'

interface DoctorOptions {
  readonly target?: URL
}

export const define: Define = (command, terminal, act) => {
  command
    .description(
      'Says what is here, what is missing or wrong, and what to do about it. Changes nothing. ' +
        'Ends with 1 when something is wrong.',
    )
    .option('--target <url>', 'a running service: does it answer, and show its metrics?', asUrl)
    .addHelpText('after', () =>
      examples([
        ['obs doctor', 'this machine and this project'],
        ['obs doctor --target http://localhost:3000', 'and a running service'],
        ['obs doctor --json', 'for scripts'],
      ]),
    )
    .action(act((options: DoctorOptions) => examine(terminal, options)))
}

async function examine(terminal: Terminal, { target }: DoctorOptions): Promise<ExitCode> {
  const found = await Promise.all(checks.map((check) => check({ ...terminal, target })))
  const findings = found.flat()
  const wrong = findings.filter(({ state }) => state === 'wrong').length
  terminal.result({ wrong, findings }, (paint) => describeFindings(findings, paint))
  return wrong === 0 ? exitCodes.done : exitCodes.fail
}
