import { relative, resolve } from 'node:path'
import { compileAlerts } from '@obs-toolkit/alerts'
import { examples } from '../command.ts'
import type { Define } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { bringUpToDate, compare } from '../generate/folder.ts'
import type { Difference } from '../generate/folder.ts'
import { artefactsOf } from '../generate/generators.ts'
import { onOneMachine } from '../generate/neighbours.ts'
import { oneOfEach } from '../generate/one-of-each.ts'
import type { Terminal } from '../io.ts'
import { loadServices } from '../service/load.ts'
import { noteWarnings } from './alerts/remarks.ts'

interface GenerateOptions {
  readonly out: string
  readonly check?: true
}

export const define: Define = (command, terminal, act) => {
  command
    .description(
      'Writes everything that follows from the declaration: rules and their proofs, Alertmanager ' +
        'configuration, runbooks, dashboards, scrape configuration. The same declaration gives the ' +
        'same bytes: commit them. What people wrote between the marks of a runbook stays, and so does the runbook of an alert that is no more.',
    )
    .option('--out <folder>', 'where to', 'generated')
    .option('--check', 'write nothing; end with 1 when the folder differs')
    .addHelpText('after', () =>
      examples([
        ['obs generate', 'into ./generated'],
        ['obs generate --check', 'in a pipeline: are the committed files up to date?'],
        ["obs generate --service 'services/*.yaml'", 'several services, one Alertmanager'],
      ]),
    )
    .action(act((options: GenerateOptions) => generate(terminal, options)))
}

async function generate(terminal: Terminal, { out, check }: GenerateOptions): Promise<ExitCode> {
  const services = oneOfEach(await loadServices(terminal))
  const artefacts = artefactsOf(services, onOneMachine)
  noteWarnings(
    services.map((service) => compileAlerts(service)),
    terminal,
  )

  const folder = resolve(terminal.cwd, out)
  const compared = await compare(folder, artefacts)
  if (!check) await bringUpToDate(folder, compared, terminal.signal)

  const { differences, kept } = compared
  for (const path of kept) terminal.note((paint) => `${paint('yellow', 'kept:')} ${unled(path)}`)
  const shown = relative(terminal.cwd, folder) || '.'
  const document = { folder, files: artefacts.length, written: !check, differences, kept }
  terminal.result(document, () => describe(shown, artefacts.length, differences, check === true))
  return check && differences.length > 0 ? exitCodes.fail : exitCodes.done
}

function unled(path: string): string {
  return `${path}: no alert leads there any more, and people wrote into it. Move what they wrote to where it belongs, and remove the file.`
}

function describe(
  folder: string,
  files: number,
  differences: readonly Difference[],
  check: boolean,
): string {
  if (differences.length === 0) return `${folder}: ${files} files, all up to date`
  const lines = differences.map(({ path, is }) => `  ${check ? is : done[is]}  ${path}`)
  const title = check ? `${folder} differs; obs generate brings it up to date:` : `${folder}:`
  return [title, ...lines].join('\n')
}

const done = { missing: 'new', different: 'changed', 'left over': 'removed' } as const
