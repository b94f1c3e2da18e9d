import { Command } from 'commander'
import { examples } from './command.ts'
import type { Act, CommandEntry } from './command.ts'
import type { Io } from './io.ts'
import { openTerminal } from './terminal/terminal.ts'
import type { GlobalOptions } from './terminal/terminal.ts'

/** Each command's file is read only when the command is called. */
const commands: readonly CommandEntry[] = []

export interface ProgramOptions {
  readonly version: string
  readonly act: Act
}

export function createProgram(io: Io, { version, act }: ProgramOptions): Command {
  const program = new Command('obs')
    .description('One declaration of what good means for a service, and everything that follows.')
    .version(version, '--version', 'print the version')
    .option('--service <file>', 'the service declaration; repeatable, globs', collect, [])
    .option('--json', 'print one JSON document and nothing else', false)
    .option('--quiet', 'print results and errors only', false)
    .option('--no-color', 'print without colour')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: () => {} })
    .exitOverride()
    .addHelpText('after', () => examples([['obs <command> --help', 'how to use one command']]))

  for (const { name, summary } of commands) program.command(name).summary(summary)
  return program.hook('preSubcommand', async (_program, command) => {
    const entry = commands.find(({ name }) => name === command.name())
    const { define } = await entry!.load()
    define(
      command.description(entry!.summary),
      openTerminal(io, program.opts<GlobalOptions>()),
      act,
    )
  })
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value]
}
