import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { examples } from './command.ts'
import type { Act, CommandEntry } from './command.ts'
import type { Io, Terminal } from './io.ts'

/** Each command's file is read only when the command is called. */
const commands: readonly CommandEntry[] = [
  {
    name: 'service',
    summary: 'check and print the resolved declaration',
    load: () => import('./commands/service.ts'),
  },
  {
    name: 'tools',
    summary: 'which real tools are used, and from where; install what is missing',
    load: () => import('./commands/tools.ts'),
  },
  {
    name: 'doctor',
    summary: 'what is missing or wrong, with a remedy',
    load: () => import('./commands/doctor.ts'),
  },
]

const programExamples = () =>
  examples([
    ['obs doctor', 'is everything here that is needed?'],
    ['obs service', 'check the declaration, and see what follows from it'],
    ['obs tools install', 'get k6, Prometheus, Alertmanager and Jaeger'],
    ['obs service --help', 'how to use one command'],
  ])

export function createProgram(io: Io, openTerminal: () => Terminal, act: Act): Command {
  const program = new Command('obs')
    .description('One declaration of what good means for a service, and everything that follows.')
    .usage('<command> [options]')
    .version(version(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .option('--service <file>', 'the declaration; repeatable, globs', collect)
    .option('--json', 'print one JSON document and nothing else')
    .option('--quiet', 'print results and errors only')
    .option('--no-color', 'print without colour')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => {},
    })
    .exitOverride()
    .addHelpText('after', programExamples)
  for (const { name, summary } of commands) program.command(name).summary(summary)
  return program.hook('preSubcommand', async (_program, command) => {
    const entry = commands.find(({ name }) => name === command.name())!
    const { define } = await entry.load()
    define(command.description(entry.summary), openTerminal(), act)
  })
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value]
}

function version(): string {
  const { version } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { version: string }
  return version
}
