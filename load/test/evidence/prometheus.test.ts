import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort, scratchFolder, startTool } from '../../../alerts/test/live/process.ts'
import { ensureTool } from '../../../cli/src/tools/index.ts'
import { askPrometheus } from '../../src/evidence/prometheus/query.ts'

const run = promisify(execFile)
const day = 86_400
const step = 60
const signal = new AbortController().signal
const now = Math.floor(Date.now() / 1000 / step) * step

/** So many days of a service that gets 200 a second for two hours a day, 50 otherwise, and once 900. */
function history(days: number): string {
  const from = now - days * day
  const series = 'http_server_request_duration_seconds'
  const labels = '{job="orders",http_request_method="GET",http_route="/a"}'
  const lines = [`# TYPE ${series} histogram`]
  let count = 0
  for (let at = from; at <= now; at += step) {
    const seconds = (at - from) % day
    const tested = at - from < 600
    count += step * (tested ? 900 : seconds > 36_000 && seconds < 43_200 ? 200 : 50)
    lines.push(`${series}_count${labels} ${count} ${at}`)
  }
  lines.push('# TYPE process_start_time_seconds gauge')
  for (let at = now - 3_600; at <= now; at += step) {
    const started = at < now - 120 ? now - day : now - 120
    lines.push(`process_start_time_seconds{job="orders"} ${started} ${at}`)
  }
  return [...lines, '# EOF', ''].join('\n')
}

async function prometheusWith(days: number): Promise<string> {
  const folder = await scratchFolder()
  const data = join(folder, 'data')
  await writeFile(join(folder, 'history.txt'), history(days))
  await writeFile(join(folder, 'prometheus.yaml'), 'scrape_configs: []\n')
  const { path: promtool } = await ensureTool('promtool')
  await run(promtool, [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    join(folder, 'history.txt'),
    data,
  ])
  const url = `http://127.0.0.1:${await freePort()}`
  const argv = [
    `--config.file=${join(folder, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=${new URL(url).host}`,
  ]
  await startTool('prometheus', argv, `${url}/-/ready`)
  return url
}

const asked = {
  selector: { job: 'orders' },
  from: new Date((now - 300) * 1000),
  to: new Date(now * 1000),
  signal,
}

describe('what Prometheus recorded', { timeout: 120_000 }, () => {
  it('is the requests, the restarts, and the peak that no test of ours makes', async () => {
    const evidence = await askPrometheus({ ...asked, url: await prometheusWith(8) })
    expect(evidence).toMatchObject({ problem: null, restarts: 1 })
    expect(evidence.requests!['GET /a']).toBeCloseTo(300 * 50, -3)
    expect(evidence.peak!.perSecond).toBeCloseTo(200, 0)
    expect(evidence.peak!.days).toBeCloseTo(8, 0)
    expect(Math.abs(evidence.clockOffset!)).toBeLessThan(1)
  })

  it('is nothing, with the reason, where it cannot be asked', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    const evidence = await askPrometheus({ ...asked, url })
    expect(evidence).toMatchObject({ requests: null, restarts: null, peak: null })
    expect(evidence.problem).not.toBe('')
  })

  it('tells by how far its clock is wrong', async () => {
    const server = createServer((_request, response) => {
      response.sendDate = false
      response.setHeader('date', new Date(Date.now() - 90_000).toUTCString())
      response.end('{"data":{"result":[]}}')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const { clockOffset } = await askPrometheus({ ...asked, url })
    expect(clockOffset).toBeGreaterThan(-92)
    expect(clockOffset).toBeLessThan(-86)
  })
})
