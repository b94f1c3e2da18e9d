import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { partsOf, prove } from '@obs-toolkit/alerts'
import type { AlertPlan } from '@obs-toolkit/alerts'
import { exitCodes } from '../../exit-codes.ts'
import type { ExitCode } from '../../exit-codes.ts'
import type { Terminal } from '../../io.ts'
import { ensureTool } from '../../tools/index.ts'
import { tryMistakes } from './mutations.ts'
import type { Mutations } from './mutations.ts'
import { loadPlans } from './plans.ts'
import { provePlan } from './prove.ts'
import type { Proven } from './prove.ts'
import { inScratchFolder } from './scratch-folder.ts'

interface Result extends Proven {
  readonly id: string
  /** Null where no mistakes were made. */
  readonly mutations: Mutations | null
}

export async function testAlerts(
  terminal: Terminal,
  { mutations }: { readonly mutations?: true },
): Promise<ExitCode> {
  const parts = (await loadPlans(terminal)).flatMap(partsOf)
  const { path } = await ensureTool('promtool', { env: terminal.env, signal: terminal.signal })
  const results = await inScratchFolder((folder) =>
    Promise.all(parts.map((part, at) => testPart(part, join(folder, String(at))))),
  )
  const good = results.every((each) => each.holds && !each.mutations?.survivors.length)
  terminal.result({ good, objectives: results }, () => results.map(describe).join('\n'))
  return good ? exitCodes.done : exitCodes.fail

  async function testPart(part: AlertPlan, folder: string): Promise<Result> {
    await mkdir(folder)
    const id = part.slos[0]?.objective.id ?? part.service.name
    const proofs = prove(part)
    const proven = await provePlan(part, proofs, folder, path, terminal)
    terminal.note(`${id}: ${proven.proofs} proofs ${proven.holds ? 'hold' : 'DO NOT HOLD'}`)
    if (!mutations) return { id, ...proven, mutations: null }
    const tried = await tryMistakes(part, proofs, (plan, some) =>
      provePlan(plan, some, folder, path, terminal),
    )
    for (const name of tried.survivors) terminal.note(`nobody noticed: ${name}`)
    return { id, ...proven, mutations: tried }
  }
}

function describe({ id, holds, proofs, lines, mutations }: Result): string {
  const said = holds
    ? `${id}: ${proofs} proofs hold`
    : [`${id}: a proof fails`, ...lines].join('\n')
  if (mutations === null) return said
  const { mistakes, survivors } = mutations
  return survivors.length === 0
    ? `${said}, and each of ${mistakes} mistakes turns one red`
    : [said, ...survivors.map((name) => `  nobody noticed: ${name}`)].join('\n')
}
