import { overview } from './contents.ts'
import { exitCodes } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Io } from './io.ts'

/** One call of `obs`, from its arguments to its exit code. Never rejects. */
export async function run(
  argv: readonly string[],
  io: Io,
  crash: Promise<never> = new Promise(() => {}),
): Promise<ExitCode> {
  const [first, ...rest] = argv
  if (rest.length === 0 && (first === '--help' || first === '-h' || first === 'help')) {
    io.stdout.write(overview())
    return exitCodes.done
  }
  const { runCommand } = await import('./run-command.ts')
  return runCommand(first === 'help' ? [...rest, '--help'] : argv, io, crash)
}
