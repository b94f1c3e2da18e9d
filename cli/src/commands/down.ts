import { examples } from '../command.ts'
import type { Define } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../io.ts'
import { downByDocker } from '../stack/docker/up.ts'
import { foldersIn } from '../stack/folders.ts'
import { runningStack, stopStack } from '../stack/state.ts'

export const define: Define = (command, terminal, act) => {
  command
    .description(
      'Stops the stack that `obs up` started in this folder, and waits until it is gone.',
    )
    .option('--docker', 'stop the composed stack; its data stays')
    .addHelpText('after', () =>
      examples([
        ['obs down', 'from another terminal, or a pipeline'],
        ['obs down --docker', 'after obs up --docker'],
      ]),
    )
    .action(act((options: DownOptions) => down(options, terminal)))
}

interface DownOptions {
  readonly docker?: true
}

async function down({ docker }: DownOptions, terminal: Terminal): Promise<ExitCode> {
  if (docker) {
    await downByDocker(terminal)
    terminal.result({ stopped: true }, () => 'stopped')
    return exitCodes.done
  }
  const running = await runningStack(foldersIn(terminal.cwd))
  if (running !== null) await stopStack(running, terminal.signal)
  const stopped = running !== null
  terminal.result({ stopped }, () => (stopped ? 'stopped' : 'nothing was running here'))
  return exitCodes.done
}
