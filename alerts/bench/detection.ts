import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineService } from '@obs-toolkit/sdk/service'
import { benchTool } from '../../cli/bench/support/tool.ts'
import { compileAlerts, partsOf, proofFile, ruleFile } from '../src/index.ts'
import type { AlertPlan } from '../src/index.ts'
import { subjectOf } from '../src/proofs/subject.ts'

/** When the page of the default declaration fires, as promtool sees it, after a quiet hour. */
const step = 15
const quiet = 3_600
const mostSeconds = 720

const incidents = { availability: [1, 0.5, 0.2, 0.1, 0.05], latency: [1, 0.5] } as const

async function measure(plan: AlertPlan, badFraction: number, promtool: string): Promise<string> {
  const [slo] = plan.slos
  if (!slo) throw new Error('no objective')
  const { one, paging } = subjectOf(plan.service, slo, step)
  const phases = [
    { seconds: quiet, badFraction: 0 },
    { seconds: mostSeconds, badFraction },
  ]
  const asserts = Array.from({ length: mostSeconds / step }, (_, at) => paging(quiet + at * step))
  const proof = { name: 'incident', intervalSeconds: step, series: one(phases), asserts }
  const folder = mkdtempSync(join(tmpdir(), 'obs-detection-'))
  try {
    writeFileSync(join(folder, 'rules.yaml'), ruleFile(plan))
    const options = { rules: 'rules.yaml', evaluationSeconds: step }
    writeFileSync(join(folder, 'test.yaml'), proofFile(plan, [proof], options))
    const { stdout, stderr } = spawnSync(promtool, ['test', 'rules', 'test.yaml'], {
      cwd: folder,
      encoding: 'utf8',
    })
    // Every moment before it fires fails the assertion that it does.
    const before = `${stdout}${stderr}`.split('got: nil').length - 1
    return before === asserts.length ? 'never' : `${(before * step) / 60} min`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const { path, version } = await benchTool('promtool')
console.log(`promtool ${version}`)
for (const part of partsOf(compileAlerts(defineService({ name: 'orders' })))) {
  const [slo] = part.slos
  if (!slo) continue
  const { objective } = slo
  for (const badFraction of incidents[objective.kind]) {
    console.log(
      `${objective.id}  ${badFraction * 100} %  ${await measure(part, badFraction, path)}`,
    )
  }
}
