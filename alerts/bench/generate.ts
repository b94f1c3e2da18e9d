import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineService } from '@obs-toolkit/sdk/service'
import { benchTool } from '../../cli/bench/support/tool.ts'
import { compileAlerts, lint, ruleFile } from '../src/index.ts'

/** A thousand objectives: 100 services with one for the service and nine for routes of its own. */
const services = Array.from({ length: 100 }, (_, at) =>
  defineService({
    name: `service-${at}`,
    traffic: { lowPerSecond: 20 },
    objectives: { availability: 0.999, latency: false },
    routes: Object.fromEntries(
      Array.from({ length: 9 }, (_, route) => [
        `GET /things-${route}/:id`,
        { share: 0.1, objectives: { latency: [{ ratio: 0.99, underMs: 500 }] } },
      ]),
    ),
  }),
)

function once(): { ms: number; text: string; rules: number; perSlo: number } {
  const start = performance.now()
  const plans = services.map(compileAlerts)
  const complaints = plans.flatMap(lint)
  const texts = plans.map(ruleFile)
  const ms = performance.now() - start
  if (complaints.length > 0) throw new Error(complaints[0]?.message)
  const groups = plans.flatMap((plan) => plan.groups)
  const perSlo = plans[0]!.groups.filter(({ name }) => name.startsWith('service-0/availability '))
  const [head, ...rest] = texts
  const text = head + rest.map((one) => one.slice(one.indexOf('groups:\n') + 8)).join('')
  return {
    ms,
    text,
    rules: groups.reduce((sum, group) => sum + group.rules.length, 0),
    perSlo: perSlo.reduce((sum, group) => sum + group.rules.length, 0),
  }
}

const cold = once()
const warm = Array.from({ length: 5 }, once).map(({ ms }) => ms)
const folder = mkdtempSync(join(tmpdir(), 'obs-bench-'))
try {
  const file = join(folder, 'rules.yaml')
  writeFileSync(file, cold.text)
  const { path } = await benchTool('promtool')
  const start = performance.now()
  const { status } = spawnSync(path, ['check', 'rules', '--lint=all', file])
  console.log(`1,000 objectives, ${cold.rules} rules, ${(cold.text.length / 1e6).toFixed(1)} MB`)
  console.log(`rules for one objective    ${cold.perSlo}`)
  console.log(
    `solve, compile, lint, emit ${cold.ms.toFixed(0)} ms (first), ${Math.min(...warm).toFixed(0)} ms (best of 5 more)`,
  )
  console.log(
    `promtool check rules       ${(performance.now() - start).toFixed(0)} ms, status ${status}`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
