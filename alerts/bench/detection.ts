import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineService } from '@obs-toolkit/sdk/service'
import type { ServiceDefinition } from '@obs-toolkit/sdk/service'
import { benchTool } from '../../cli/bench/support/tool.ts'
import { compileAlerts, partsOf, proofFile, ruleFile } from '../src/index.ts'
import type { AlertPlan, Detection } from '../src/index.ts'
import { subjectOf } from '../src/proofs/subject.ts'

/** When pages fire, as promtool sees it, beside what `obs alerts table` promises. */
const quiet = 3_600
const mostSeconds = 900

const traffic = { lowPerSecond: 4 }
const availability = (ratio: number) => ({ availability: ratio, latency: false as const })
const latency = (ratio: number, underMs: number) => ({
  availability: false as const,
  latency: { ratio, underMs },
})

const declarations: Readonly<Record<string, Partial<ServiceDefinition>>> = {
  default: {},
  '99 %': { traffic, objectives: availability(0.99) },
  '99.95 %': { traffic, objectives: availability(0.9995) },
  '99.99 %, 20/s': { traffic: { lowPerSecond: 20 }, objectives: availability(0.9999) },
  '7 days': { traffic, prometheus: { periodDays: 7 } },
  '90 days': { traffic, prometheus: { periodDays: 90 } },
  'p99 under 50 ms': { traffic, objectives: latency(0.99, 50) },
  'p99.9 under 1 s': { traffic, objectives: latency(0.999, 1_000) },
  'scrape 5 s': { traffic, prometheus: { scrapeSeconds: 5, evaluationSeconds: 5 } },
  'scrape 30 s': { traffic, prometheus: { scrapeSeconds: 30, evaluationSeconds: 30 } },
  'scrape 60 s': { traffic, prometheus: { scrapeSeconds: 60, evaluationSeconds: 60 } },
  'half a request a second': { traffic: { lowPerSecond: 0.5 } },
  'one in ten seconds': { traffic: { lowPerSecond: 0.1 } },
}

/** Seconds, null for never; of a plan with one objective. */
function measure(plan: AlertPlan, { badFraction }: Detection, promtool: string): number | null {
  const [slo] = plan.slos
  if (!slo) throw new Error('no objective')
  const { scrapeSeconds, evaluationSeconds } = plan.service.prometheus
  const { one, paging, plenty } = subjectOf(plan.service, slo, scrapeSeconds)
  const phases = [
    { seconds: quiet, badFraction: 0 },
    { seconds: mostSeconds, badFraction },
  ]
  const series = one(phases, { perSecond: slo.facts.lowPerSecond ?? plenty })
  const moments = Array.from({ length: mostSeconds / evaluationSeconds }, (_, at) => at)
  const asserts = moments.map((at) => paging(quiet + at * evaluationSeconds))
  const proof = { name: 'incident', intervalSeconds: scrapeSeconds, series, asserts }
  const folder = mkdtempSync(join(tmpdir(), 'obs-detection-'))
  try {
    writeFileSync(join(folder, 'rules.yaml'), ruleFile(plan))
    const options = { rules: 'rules.yaml', evaluationSeconds }
    writeFileSync(join(folder, 'test.yaml'), proofFile(plan, [proof], options))
    const { stdout, stderr } = spawnSync(promtool, ['test', 'rules', 'test.yaml'], {
      cwd: folder,
      encoding: 'utf8',
    })
    // Every moment before it fires fails the assertion that it does.
    const before = `${stdout}${stderr}`.split('got: nil').length - 1
    return before === asserts.length ? null : before * evaluationSeconds
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const { path, version } = await benchTool('promtool')
console.log(`promtool ${version}`)
for (const [name, declaration] of Object.entries(declarations)) {
  const plan = compileAlerts(defineService({ name: 'orders', ...declaration }))
  for (const part of partsOf(plan)) {
    const [slo] = part.slos
    for (const promised of slo?.detection ?? []) {
      if (promised.pageSeconds === null || promised.pageSeconds > mostSeconds) continue
      const seconds = measure(part, promised, path)
      const kept = seconds !== null && seconds <= promised.pageSeconds
      if (!kept) process.exitCode = 1
      console.log(
        `${kept ? '    ' : 'LATE'} ${name}  ${slo?.objective.id}  ${promised.badFraction * 100} %  ${seconds} s, promised ${promised.pageSeconds}`,
      )
    }
  }
}
