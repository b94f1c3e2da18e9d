import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { benchTool } from '../../cli/bench/support/tool.ts'
import { freePort } from '../../sdk/test/support/free-port.ts'
import { executeBoard } from '../src/checks.ts'
import type { QueryResult } from '../src/checks.ts'
import { buildBoards, classicJson } from '../src/index.ts'
import { service as orders } from '../test/orders.ts'
import { history, lastDay } from './history.ts'
import { withoutRules } from './without-rules.ts'

/** What the service board reads when it is opened over a day, by Prometheus' own statistics. */
const folder = mkdtempSync(join(tmpdir(), 'obs-cost-'))
const now = Math.floor(Date.now() / 60_000) * 60 - 60
const service = orders()
const overview = buildBoards(service)[0]!

interface Cost {
  readonly panel: string
  readonly recorded: number
  readonly raw: number
}

async function startPrometheus(): Promise<{ url: string; stop: () => Promise<void> }> {
  const [prometheus, promtool] = [await benchTool('prometheus'), await benchTool('promtool')]
  const data = join(folder, 'data')
  const text = join(folder, 'history.txt')
  writeFileSync(text, history(service, lastDay(now)))
  execFileSync(promtool.path, ['tsdb', 'create-blocks-from', 'openmetrics', text, data], {
    stdio: 'ignore',
  })
  const configuration = join(folder, 'prometheus.yaml')
  writeFileSync(configuration, '{}\n')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(
    prometheus.path,
    [
      `--config.file=${configuration}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--query.timeout=10m',
    ],
    { stdio: 'ignore' },
  )
  for (let tries = 0; tries < 300; tries++) {
    const ready = await fetch(`${url}/-/ready`).catch(() => null)
    if (ready?.ok === true) break
    await sleep(100)
  }
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { url, stop }
}

async function samplesRead(url: string, expr: string, query: QueryResult): Promise<number> {
  const { mode, stepSeconds: step } = query
  const moments =
    mode === 'instant'
      ? { time: String(now) }
      : { start: String(now - 86_400), end: String(now), step: String(step) }
  const body = new URLSearchParams({ query: expr, stats: 'all', ...moments })
  const path = mode === 'instant' ? 'query' : 'query_range'
  const answer = await fetch(`${url}/api/v1/${path}`, { method: 'POST', body })
  const { data, error } = (await answer.json()) as {
    data?: { stats: { samples: { totalQueryableSamples: number } } }
    error?: string
  }
  if (data === undefined) throw new Error(`${error}: ${expr}`)
  return data.stats.samples.totalQueryableSamples
}

async function costs(url: string): Promise<readonly Cost[]> {
  const json: unknown = JSON.parse(classicJson(overview))
  const options = { url, from: String((now - 86_400) * 1_000), to: String(now * 1_000) }
  const { panels } = await executeBoard(json, { ...options, scrapeSeconds: 15 })
  const all: Cost[] = []
  for (const { title, queries } of panels) {
    let [recorded, raw] = [0, 0]
    for (const query of queries) {
      recorded += await samplesRead(url, query.expr, query)
      raw += await samplesRead(url, withoutRules(query.expr, service), query)
    }
    all.push({ panel: title, recorded, raw })
  }
  return all
}

function print(all: readonly Cost[]): void {
  const line = (panel: string, recorded: number, raw: number): string =>
    `${panel.padEnd(34)}${recorded.toLocaleString('en').padStart(14)}${raw.toLocaleString('en').padStart(16)}  ${raw === 0 ? '-' : (recorded / raw).toFixed(3)}`
  console.log(
    `${'samples read over 24 h'.padEnd(34)}${'with rules'.padStart(14)}${'without'.padStart(16)}`,
  )
  for (const { panel, recorded, raw } of all) console.log(line(panel, recorded, raw))
  const sum = (costs: readonly Cost[], of: 'recorded' | 'raw'): number =>
    costs.reduce((total, cost) => total + cost[of], 0)
  console.log(line('the whole board (limit 0.25)', sum(all, 'recorded'), sum(all, 'raw')))
  const short = all.filter(({ panel }) => !/^(Budget left|Objectives)/.test(panel))
  console.log(line('without budgets of 30 days', sum(short, 'recorded'), sum(short, 'raw')))
}

const { url, stop } = await startPrometheus()
try {
  print(await costs(url))
} finally {
  await stop()
  rmSync(folder, { recursive: true, force: true })
}
