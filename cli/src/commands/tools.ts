import { examples, type Define } from '../command.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Terminal } from '../io.ts'
import { ensureTool, listTools, programsOf, type Program } from '../tools/index.ts'
import { asDocument, asText } from './tools/listing.ts'
import { followInstall } from './tools/progress.ts'

export const define: Define = (command, terminal, act) => {
  command
    .description('Which real tools are used, and from where. Looks only; fetches nothing.')
    .addHelpText('after', () =>
      examples([
        ['obs tools', 'what is here, and what is missing'],
        ['obs tools install', 'get all that is missing'],
        ['obs tools install k6', 'get one'],
        ['OBS_K6=./k6 obs tools', 'use a binary of your own'],
      ]),
    )
    .action(act(() => showTools(terminal)))
  command
    .command('install')
    .summary('fetch or build what is missing')
    .description(
      'Fetches the official release, its checksum verified; where that cannot be reached, ' +
        'builds from source with Go.',
    )
    .argument('[name...]', 'tools; all of them where none is named')
    .action(act((names: string[]) => installTools(names, terminal)))
}

async function showTools(terminal: Terminal): Promise<ExitCode> {
  const tools = await listTools({ env: terminal.env, signal: terminal.signal })
  terminal.result({ tools: tools.map(asDocument) }, (paint) => asText(tools, paint))
  return exitCodes.done
}

async function installTools(names: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const wanted = programsOf(names)
  const failures = await ensureAll(wanted, terminal)
  if (failures.length > 0) throw together(failures)

  const asked = new Set(wanted.map(({ name }) => name))
  const all = await listTools({ env: terminal.env, signal: terminal.signal })
  const tools = all.filter(({ name }) => asked.has(name))
  terminal.result({ tools: tools.map(asDocument) }, (paint) => asText(tools, paint))
  return exitCodes.done
}

/** One tool that cannot be had does not keep the others from being installed. */
async function ensureAll(wanted: readonly Program[], terminal: Terminal): Promise<Failure[]> {
  const { progress, end } = followInstall(terminal)
  const failures = new Map<string, Failure>()
  try {
    for (const { name, tool } of wanted) {
      if (failures.has(tool)) continue
      const options = { env: terminal.env, signal: terminal.signal, progress }
      const failure = await failureOf(ensureTool(name, options))
      if (failure) failures.set(tool, failure)
    }
  } finally {
    end()
  }
  return [...failures.values()]
}

async function failureOf(work: Promise<unknown>): Promise<Failure | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

function together(failures: readonly Failure[]): Failure {
  const [first] = failures
  if (first && failures.length === 1) return first
  return new Failure(failures.map(({ message }) => message).join('\n'), {
    exitCode: exitCodes.unreachable,
    remedy: failures.map(({ remedy }) => remedy).join('\n'),
    details: { failures: failures.map(({ message, details }) => ({ message, ...details })) },
  })
}
