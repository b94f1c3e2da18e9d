import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inTurns, mutants, partsOf, prove } from '@obs-toolkit/alerts'
import type { AlertPlan, Proofs } from '@obs-toolkit/alerts'
import { exitCodes } from '../../exit-codes.ts'
import type { ExitCode } from '../../exit-codes.ts'
import type { Terminal } from '../../io.ts'
import { ensureTool } from '../../tools/index.ts'
import { loadPlans } from './plans.ts'
import { provePlan } from './prove.ts'
import type { Proven } from './prove.ts'
import { inScratchFolder } from './scratch-folder.ts'

interface Result extends Proven {
  readonly id: string
  /** Mistakes that no proof noticed, or what was noticed without one; null where none were made. */
  readonly survivors: readonly string[] | null
}

export async function testAlerts(
  terminal: Terminal,
  { mutations }: { readonly mutations?: true },
): Promise<ExitCode> {
  const parts = (await loadPlans(terminal)).flatMap(partsOf)
  const { path } = await ensureTool('promtool', { env: terminal.env, signal: terminal.signal })
  const results = await inScratchFolder((folder) =>
    Promise.all(parts.map((part, at) => testPart(part, join(folder, String(at)), path, mutations))),
  )
  const good = results.every(({ holds, survivors }) => holds && (survivors?.length ?? 0) === 0)
  terminal.result({ good, objectives: results }, () => results.map(describe).join('\n'))
  return good ? exitCodes.done : exitCodes.fail

  async function testPart(
    part: AlertPlan,
    folder: string,
    promtool: string,
    withMutations: boolean | undefined,
  ): Promise<Result> {
    await mkdir(folder)
    const id = part.slos[0]?.objective.id ?? part.service.name
    const { now, days } = prove(part)
    const proven = await provePlan(part, { now, days }, folder, promtool, terminal)
    terminal.note(`${id}: ${proven.proofs} proofs ${proven.holds ? 'hold' : 'DO NOT HOLD'}`)
    if (!withMutations) return { id, ...proven, survivors: null }
    const survivors: string[] = []
    for (const { name, plan, concerns, wrong } of mutants(part)) {
      const proofs = { now: now.filter(concerns), days: days.filter(concerns) }
      if ((await turnsRed(plan, proofs, folder, promtool)) === wrong) continue
      survivors.push(name)
      terminal.note(`nobody noticed: ${name}`)
    }
    return { id, ...proven, survivors }
  }

  async function turnsRed(
    plan: AlertPlan,
    proofs: Proofs,
    folder: string,
    promtool: string,
  ): Promise<boolean> {
    for (const some of inTurns(proofs)) {
      if (!(await provePlan(plan, some, folder, promtool, terminal)).holds) return true
    }
    return false
  }
}

function describe({ id, holds, proofs, lines, survivors }: Result): string {
  const said = holds
    ? `${id}: ${proofs} proofs hold`
    : [`${id}: a proof fails`, ...lines].join('\n')
  if (survivors === null) return said
  return survivors.length === 0
    ? `${said}, and every mistake turns one red`
    : [said, ...survivors.map((name) => `  nobody noticed: ${name}`)].join('\n')
}
