import { batchesOf, inTurns, noticedIn, sideBySide } from '@obs-toolkit/alerts'
import type { AlertPlan, Batch, Proofs } from '@obs-toolkit/alerts'
import type { Proven } from './prove.ts'

export interface Mutations {
  readonly mistakes: number
  /** Those that no proof noticed, and what was noticed although it is right. */
  readonly survivors: readonly string[]
}

type Prove = (plan: AlertPlan, proofs: Proofs) => Promise<Proven>

/** Makes every mistake in the rules of a plan, and holds its proofs against it. */
export async function tryMistakes(
  plan: AlertPlan,
  proofs: Proofs,
  prove: Prove,
): Promise<Mutations> {
  const batches = batchesOf(plan)
  const survivors: string[] = []
  for (const batch of batches) survivors.push(...(await survivorsOf(batch, plan, proofs, prove)))
  const mistakes = batches.flatMap(({ mutants }) => mutants.filter(({ wrong }) => wrong)).length
  return { mistakes, survivors }
}

async function survivorsOf(
  batch: Batch,
  plan: AlertPlan,
  proofs: Proofs,
  prove: Prove,
): Promise<readonly string[]> {
  let unnoticed = batch.mutants
  for (const some of inTurns(proofs)) {
    if (unnoticed.every(({ wrong }) => !wrong)) break
    const tried = sideBySide(plan, batch, unnoticed, some)
    const { lines } = await prove(tried.plan, tried.proofs)
    const noticed = noticedIn(lines, unnoticed)
    unnoticed = unnoticed.filter((mutant) => !noticed.includes(mutant))
  }
  return batch.mutants
    .filter((mutant) => mutant.wrong === unnoticed.includes(mutant))
    .map(({ name }) => `${batch.name}: ${name}`)
}
