import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, scratchFolder, startTool } from '../../../alerts/test/live/process.ts'
import { ensureTool } from '../../../cli/src/tools/index.ts'

const run = promisify(execFile)
const day = 86_400
const hour = 3_600
const step = 60
export const now: number = Math.floor(Date.now() / 1000 / step) * step

/** The value of a series at a time; null where it has none. */
type Series = readonly [name: string, valueAt: (at: number) => number | null]

/** So many a second since the hour began. */
function perSecond(rate: number): Series[1] {
  return (at) => Number((rate * (at - now + hour)).toFixed(3))
}

function labelled(name: string, labels: string, valueAt: Series[1]): Series {
  return [`${name}{job="orders",instance="one:1"${labels && `,${labels}`}}`, valueAt]
}

const served = 'http_server_request_duration_seconds'
const called = 'http_client_request_duration_seconds'
const routeA = 'http_request_method="GET",http_route="/a"'
const routeB = 'http_request_method="POST",http_route="/b"'
const payments = 'dependency="payments",server_address="10.0.0.7"'
const pool = 'db_client_connection_pool_name="main"'

/** The last hour of a service of which everything is known. */
const known: readonly Series[] = [
  labelled(`${served}_count`, `${routeA},http_response_status_code="500"`, perSecond(1)),
  labelled(`${served}_count`, `${routeA},error_type="client_aborted"`, perSecond(2)),
  labelled(`${served}_count`, `${routeB},error_type="server_aborted"`, perSecond(0.5)),
  ...buckets(served, `${routeA},http_response_status_code="200"`, [
    ['0.1', 40],
    ['0.2', 49],
    ['0.5', 50],
    ['+Inf', 50],
  ]),
  labelled(`${called}_count`, `${payments},http_response_status_code="200"`, perSecond(9)),
  labelled(`${called}_count`, `${payments},http_response_status_code="503"`, perSecond(1)),
  labelled(`${called}_sum`, `${payments},http_response_status_code="200"`, perSecond(4)),
  ...buckets(called, `${payments},http_response_status_code="200"`, [
    ['0.2', 3],
    ['+Inf', 9],
  ]),
  labelled('nodejs_eventloop_delay_max_seconds', '', () => 0.02),
  labelled('process_cpu_time_seconds_total', 'cpu_mode="user"', perSecond(0.5)),
  labelled('process_cpu_time_seconds_total', 'cpu_mode="system"', perSecond(0.2)),
  labelled('v8js_gc_duration_seconds_sum', 'v8js_gc_type="major"', perSecond(0.02)),
  labelled('v8js_memory_heap_used_bytes', 'v8js_heap_space_name="new"', () => 200),
  labelled('v8js_memory_heap_used_bytes', 'v8js_heap_space_name="old"', () => 400),
  labelled('nodejs_heap_size_limit_bytes', '', () => 1_000),
  labelled('db_client_connections', `${pool},db_client_connection_state="used"`, () => 8),
  labelled('db_client_connections_max', pool, () => 8),
  labelled('db_client_connections_pending_requests', pool, () => 3),
  labelled('process_start_time_seconds', '', (at) => now - (at < now - 120 ? day : 120)),
  labelled('target_info', 'service_version="1.4.1"', (at) => (at < now - 200 ? 1 : null)),
  labelled('target_info', 'service_version="1.4.2"', (at) => (at < now - 200 ? null : 1)),
]

function buckets(name: string, labels: string, edges: readonly [string, number][]): Series[] {
  return edges.map(([le, rate]) =>
    labelled(`${name}_bucket`, `${labels},le="${le}"`, perSecond(rate)),
  )
}

/** So many days of a service that gets 200 a second for two hours a day, 50 otherwise, and once 900. */
function traffic(days: number): string[] {
  const from = now - days * day
  const [series] = labelled(
    `${served}_count`,
    `${routeA},http_response_status_code="200"`,
    () => null,
  )
  const lines: string[] = []
  let count = 0
  for (let at = from; at <= now; at += step) {
    const seconds = (at - from) % day
    const tested = at - from < 600
    count += step * (tested ? 900 : seconds > 36_000 && seconds < 43_200 ? 200 : 50)
    lines.push(`${series} ${count} ${at}`)
  }
  return lines
}

function lastHour([name, valueAt]: Series): string[] {
  const times = Array.from({ length: hour / step + 1 }, (_, nth) => now - hour + nth * step)
  return times.flatMap((at) => {
    const value = valueAt(at)
    return value === null ? [] : [`${name} ${value} ${at}`]
  })
}

/** A real Prometheus that remembers all that. */
export async function prometheusWith(days: number): Promise<string> {
  const folder = await scratchFolder()
  const data = join(folder, 'data')
  const lines = [...traffic(days), ...known.flatMap(lastHour), '# EOF', '']
  await writeFile(join(folder, 'history.txt'), lines.join('\n'))
  await writeFile(join(folder, 'prometheus.yaml'), 'scrape_configs: []\n')
  const { path: promtool } = await ensureTool('promtool')
  const history = join(folder, 'history.txt')
  await run(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', history, data])
  const url = `http://127.0.0.1:${await freePort()}`
  const argv = [
    `--config.file=${join(folder, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=${new URL(url).host}`,
  ]
  await startTool('prometheus', argv, `${url}/-/ready`)
  return url
}
