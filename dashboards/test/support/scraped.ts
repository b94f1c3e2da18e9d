import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import {
  eventually,
  freePort,
  scratchFolder,
  startTool,
} from '../../../alerts/test/live/process.ts'
import { express5 } from '../../../sdk/test/frameworks/express.ts'

/** The address of a real Prometheus that scrapes a real service of ours, under some traffic, every second. */
export async function scrapedService(): Promise<string> {
  const app = await express5.start({ admin: 'public', logger: false, service: { name: 'orders' } })
  onTestFinished(() => app.close())
  const traffic = setInterval(() => void visit(app.url), 50)
  onTestFinished(() => clearInterval(traffic))
  const prometheus = await scraping(app.port)
  await eventually(
    async () => (await answers(prometheus, `rate(${requests}[4s] offset 2s)`)) || undefined,
  )
  return prometheus
}

const requests = 'http_server_request_duration_seconds_count'

async function visit(url: string): Promise<void> {
  const paths = ['/users/1', '/users/2', '/unavailable', '/nowhere']
  await Promise.allSettled(paths.map(async (path) => (await fetch(url + path)).arrayBuffer()))
}

async function scraping(port: number): Promise<string> {
  const folder = await scratchFolder()
  const file = join(folder, 'prometheus.yaml')
  const configuration = {
    global: { scrape_interval: '1s' },
    scrape_configs: [{ job_name: 'orders', static_configs: [{ targets: [`127.0.0.1:${port}`] }] }],
  }
  await writeFile(file, JSON.stringify(configuration))
  const own = await freePort()
  const url = `http://127.0.0.1:${own}`
  const args = [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${own}`,
  ]
  await startTool('prometheus', args, `${url}/-/ready`)
  return url
}

async function answers(prometheus: string, query: string): Promise<boolean> {
  const answer = await fetch(
    `${prometheus}/api/v1/query?${new URLSearchParams({ query }).toString()}`,
  )
  const { data } = (await answer.json()) as { data: { result: readonly unknown[] } }
  return data.result.length > 0
}
