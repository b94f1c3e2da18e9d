import { exitCodes } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Io } from './io.ts'
import { createProgram } from './program.ts'
import { openTerminal } from './terminal/terminal.ts'
import type { GlobalOptions, OpenTerminal } from './terminal/terminal.ts'
import { report } from './terminal/report.ts'

/** One call of `obs`, from its arguments to its exit code. Never rejects. */
export async function run(
  argv: readonly string[],
  io: Io,
  crash: Promise<never> = new Promise(() => {}),
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.defect
  let terminal: OpenTerminal | undefined
  const open = (): OpenTerminal => (terminal ??= openTerminal(io, program.opts<GlobalOptions>()))
  const program = createProgram(io, open, (work) => async (...args) => {
    code = await work(...args)
  })
  try {
    await Promise.race([program.parseAsync(asFlags(argv), { from: 'user' }), crash])
    return code
  } catch (error) {
    return report(error, open())
  }
}

/** `obs help tools` is `obs tools --help`. */
function asFlags(argv: readonly string[]): string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv]
}
