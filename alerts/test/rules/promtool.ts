import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureTool } from '../../../cli/src/tools/index.ts'
import { proofFile, ruleFile } from '../../src/index.ts'
import type { AlertPlan, Proof } from '../../src/index.ts'

/** What promtool, the pinned or another one, says of proofs of a plan; empty when they hold. */
export async function promtool(
  plan: AlertPlan,
  proofs: readonly Proof[],
  evaluationSeconds: number,
  another?: string,
): Promise<string> {
  const path = another ?? (await ensureTool('promtool')).path
  const folder = mkdtempSync(join(tmpdir(), 'obs-promtool-'))
  try {
    writeFileSync(join(folder, 'rules.yaml'), ruleFile(plan))
    const options = { rules: 'rules.yaml', evaluationSeconds }
    writeFileSync(join(folder, 'test.yaml'), proofFile(plan, proofs, options))
    const said = spawnSync(path, ['test', 'rules', 'test.yaml'], { cwd: folder, encoding: 'utf8' })
    return said.status === 0 ? '' : `${said.stdout}${said.stderr}`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
