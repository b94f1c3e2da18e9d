import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { defineService } from '@obs-toolkit/sdk/service'
import { benchTool } from '../../cli/bench/support/tool.ts'
import { compileAlerts } from '../src/index.ts'

/** Samples that one evaluation of one objective's rules reads, by Prometheus' own statistics. */
const folder = mkdtempSync(join(tmpdir(), 'obs-cost-'))
const end = Math.floor(Date.now() / 1000 / 60) * 60 - 60
const name = 'http_server_request_duration_seconds'

/** Two hours, a sample every 15 seconds. */
function history(): { text: string; series: readonly string[] } {
  const statuses = ['200', '201', '503']
  const count = statuses.map(
    (status) => `${name}_count{job="orders",http_route="/",http_response_status_code="${status}"}`,
  )
  const bucket = ['0.2', '0.5'].flatMap((le) =>
    ['200', '201'].map(
      (status) =>
        `${name}_bucket{job="orders",http_route="/",http_response_status_code="${status}",le="${le}"}`,
    ),
  )
  const series = [...count, ...bucket]
  const lines = series.flatMap((one) =>
    Array.from({ length: 481 }, (_, at) => `${one} ${at * 10} ${end - 7_200 + at * 15}`),
  )
  return { text: `${lines.join('\n')}\n# EOF\n`, series }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

async function samples(base: string, query: string): Promise<number> {
  const parameters = new URLSearchParams({ query, time: String(end), stats: 'all' })
  const answer = await fetch(`${base}/api/v1/query?${parameters.toString()}`)
  const { data } = (await answer.json()) as {
    data: { stats: { samples: { totalQueryableSamples: number } } }
  }
  return data.stats.samples.totalQueryableSamples
}

const { text } = history()
writeFileSync(join(folder, 'history.txt'), text)
writeFileSync(join(folder, 'prometheus.yaml'), '{}\n')
const promtool = await benchTool('promtool')
const data = join(folder, 'data')
execFileSync(
  promtool.path,
  ['tsdb', 'create-blocks-from', 'openmetrics', join(folder, 'history.txt'), data],
  { stdio: 'ignore' },
)
const port = await freePort()
const { path } = await benchTool('prometheus')
const child = spawn(
  path,
  [
    `--config.file=${join(folder, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ],
  { stdio: 'ignore' },
)
try {
  const base = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 100; tries++) {
    const ready = await fetch(`${base}/-/ready`).catch(() => null)
    if (ready?.ok) break
    await sleep(100)
  }
  const plan = compileAlerts(defineService({ name: 'orders' }))
  for (const { objective } of plan.slos) {
    const raw = objective.kind === 'availability' ? 3 : 4
    const groups = plan.groups.filter(({ name }) => name.startsWith(`${objective.id} `))
    const rules = groups.flatMap((group) => group.rules)
    let read = 0
    for (const { expr } of rules) if (expr.includes(name)) read += await samples(base, expr)
    console.log(
      `${objective.id}: ${rules.length} rules, ${read} samples of ${raw} raw series, ${(read / raw).toFixed(0)} each`,
    )
  }
} finally {
  child.kill('SIGKILL')
  await once(child, 'exit')
  rmSync(folder, { recursive: true, force: true })
}
