import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { freePort } from '../../support/free-port.ts'

export type ApiQuery = <T>(path: string, parameters: Record<string, string>) => Promise<T>

/** A Prometheus that scrapes one port every second, exemplars included; gone with the test. */
export async function startPrometheus(
  binary: string,
  scraped: number,
  protocol: string,
): Promise<ApiQuery> {
  const folder = await mkdtemp(join(tmpdir(), 'obs-prometheus-'))
  const config = join(folder, 'prometheus.yaml')
  await writeFile(config, JSON.stringify(configuration(scraped, protocol)))
  const port = await freePort()
  const child = spawn(
    binary,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--enable-feature=exemplar-storage',
    ],
    { stdio: 'ignore' },
  )
  onTestFinished(async () => {
    if (child.exitCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    await rm(folder, { recursive: true, force: true })
  })
  return async (path, parameters) => {
    const url = `http://127.0.0.1:${port}/api/v1/${path}?${new URLSearchParams(parameters).toString()}`
    const { data } = (await (await fetch(url)).json()) as { data: never }
    return data
  }
}

function configuration(scraped: number, protocol: string): object {
  const targets = [`127.0.0.1:${scraped}`]
  return {
    global: { scrape_interval: '1s', scrape_timeout: '1s', scrape_protocols: [protocol] },
    scrape_configs: [{ job_name: 'shop', static_configs: [{ targets }] }],
  }
}

/** Asks again until there is an answer with something in it, for half a minute. */
export async function eventually<T>(ask: () => Promise<readonly T[]>): Promise<readonly T[]> {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await ask().catch(() => [])
    if (answer.length > 0) return answer
    await sleep(200)
  }
  return await ask()
}
