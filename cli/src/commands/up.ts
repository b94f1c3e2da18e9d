import { examples } from '../command.ts'
import type { Define } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Terminal } from '../io.ts'
import { timesFaster } from './up/times-faster.ts'
import { upByDocker } from '../stack/docker/up.ts'
import { describeComposed, describeStack } from './up/describe.ts'
import { guestsFor } from './up/guests.ts'
import { tell } from './up/tell.ts'
import { foldersIn } from '../stack/folders.ts'
import type { Folders } from '../stack/folders.ts'
import { asTarget } from '../stack/guests/target.ts'
import type { Target } from '../stack/guests/target.ts'
import { startStack } from '../stack/stack.ts'
import { runningStack } from '../stack/state.ts'

export interface UpOptions {
  readonly target?: readonly Target[]
  readonly start?: string
  readonly demo?: true
  readonly faster: number
  readonly docker?: true
}

export const define: Define = (command, terminal, act) => {
  command
    .description(
      'Runs Prometheus, Alertmanager and Jaeger on this machine, without docker, configured by what ' +
        '`obs generate` writes; with the services of the demo, or with yours. Ctrl-C stops all of it.',
    )
    .option(
      '--target <[name=]url>',
      'where a service of yours serves its metrics; repeatable',
      asTarget,
    )
    .option('--start <command>', 'start that service too, with the address for its traces')
    .option(
      '--demo',
      'the services of the demo beside yours; without --target they are there anyway',
    )
    .option(
      '--faster <times>',
      'rehearse alerts in time lapse: at 60, an hour is a minute',
      timesFaster,
      1,
    )
    .option('--docker', 'the same by docker compose, with Grafana and Loki')
    .addHelpText('after', () =>
      examples([
        ['obs up', 'the stack, with the services of the demo'],
        ['obs up --target http://localhost:3000', 'with a service of yours that runs there'],
        ["obs up --target http://localhost:3000 --start 'node app.js'", 'and start it'],
        ['obs up --faster 60', 'alerts fire in seconds'],
        ['obs down', 'from another terminal'],
      ]),
    )
    .action(act((options: UpOptions) => up(options, terminal)))
}

async function up(options: UpOptions, terminal: Terminal): Promise<ExitCode> {
  return options.docker ? composed(options, terminal) : native(options, terminal)
}

async function composed(options: UpOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.target !== undefined || options.faster !== 1) throw onlyNatively()
  terminal.result(...describeComposed(await upByDocker(terminal)))
  return exitCodes.done
}

async function native(options: UpOptions, terminal: Terminal): Promise<ExitCode> {
  const folders = foldersIn(terminal.cwd)
  await refuseSecond(folders)
  const { services, invite } = await guestsFor(options, terminal)
  const stack = await startStack(
    {
      services,
      invite,
      folders,
      timesFaster: options.faster,
      onNotification: (notification) => tell(notification, terminal),
    },
    terminal,
  )
  terminal.result(...describeStack(stack, folders))
  await stack.stopped
  return exitCodes.done
}

function onlyNatively(): Failure {
  return new Failure('--target, --start and --faster are for the stack without docker', {
    remedy: 'Leave out --docker, or let compose/compose.yaml start your service.',
  })
}

/** Two of them would share a folder of data. */
async function refuseSecond(folders: Folders): Promise<void> {
  const running = await runningStack(folders)
  if (running === null) return
  throw new Failure(`a stack of this folder runs already: ${running.page}`, {
    remedy: '`obs down` stops it.',
  })
}
