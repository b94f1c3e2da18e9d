import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { proofFile, ruleFile } from '@obs-toolkit/alerts'
import type { AlertPlan, Proofs } from '@obs-toolkit/alerts'
import type { Terminal } from '../../io.ts'
import { run } from '../../tools/child.ts'

export interface Proven {
  readonly holds: boolean
  readonly proofs: number
  /** promtool's own words. */
  readonly lines: readonly string[]
}

/** Holds proofs against the rules of a plan, be it theirs or a mutant. */
export async function provePlan(
  plan: AlertPlan,
  { now, days }: Proofs,
  folder: string,
  promtool: string,
  { env, signal }: Pick<Terminal, 'env' | 'signal'>,
): Promise<Proven> {
  if (now.length + days.length === 0) return { holds: true, proofs: 0, lines: [] }
  const rules = 'rules.yaml'
  const { evaluationSeconds } = plan.service.prometheus
  await writeFile(join(folder, rules), ruleFile(plan))
  await writeFile(join(folder, 'now.yaml'), proofFile(plan, now, { rules, evaluationSeconds }))
  await writeFile(join(folder, 'days.yaml'), proofFile(plan, days, { rules }))
  const args = ['test', 'rules', 'now.yaml', 'days.yaml']
  const { code, lines } = await run({ command: promtool, args, cwd: folder, env, signal })
  return { holds: code === 0, proofs: now.length + days.length, lines }
}
