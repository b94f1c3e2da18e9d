import { Command, CommanderError } from 'commander'
import type { Act } from './command.ts'
import { commands, globalOptions, overview } from './contents.ts'
import { exitCodes } from './exit-codes.ts'
import type { Io, Terminal } from './io.ts'
import { version } from './version.ts'

/** What commander needs to know. What `obs` can do is in contents.ts. */
export function createProgram(io: Io, openTerminal: () => Terminal, act: Act): Command {
  const program = new Command('obs')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => {},
    })
    .exitOverride()
  for (const [flags, does] of globalOptions) addOption(program, flags, does)
  for (const { name, summary } of commands) program.command(name).summary(summary)
  // The commands above have inherited the help of before; this one is the program's alone.
  program.configureHelp({ formatHelp: () => overviewUnless(program.args[0]) })
  return program.hook('preSubcommand', async (_program, command) => {
    const { load, summary } = commands.find(({ name }) => name === command.name())!
    const { define } = await load()
    define(command.description(summary), openTerminal(), act)
  })
}

/** commander answers `obs nope --help` with the program's own help, as if all were well. */
function overviewUnless(unknown: string | undefined): string {
  if (unknown === undefined || unknown.startsWith('-')) return overview()
  throw new CommanderError(
    exitCodes.refused,
    'commander.unknownCommand',
    `unknown command '${unknown}'`,
  )
}

function addOption(program: Command, flags: string, does: string): void {
  if (flags.includes('--help')) program.helpOption(flags, does)
  else if (flags === '--version') program.version(version(), flags, does)
  else if (flags.startsWith('--service')) program.option(flags, does, collect)
  else program.option(flags, does)
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value]
}
