import { exitCodes } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Io } from './io.ts'
import { createProgram } from './program.ts'
import { report } from './terminal/report.ts'
import { openTerminal } from './terminal/terminal.ts'
import type { GlobalOptions, OpenTerminal } from './terminal/terminal.ts'

/** Never rejects: whatever is thrown on the way is reported, and becomes an exit code. */
export async function runCommand(
  argv: readonly string[],
  io: Io,
  crash: Promise<never>,
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.defect
  let terminal: OpenTerminal | undefined
  const open = (): OpenTerminal => (terminal ??= openTerminal(io, program.opts<GlobalOptions>()))
  const program = createProgram(io, open, (work) => async (...args) => {
    code = await work(...args)
  })
  try {
    await Promise.race([program.parseAsync(argv, { from: 'user' }), crash])
    return code
  } catch (error) {
    return report(error, open())
  }
}
