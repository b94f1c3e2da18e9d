import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { ensureTool } from '../../../cli/src/tools/index.ts'
import { freePort } from '../../../sdk/test/support/free-port.ts'
import { messageTemplate, templateFile } from '../../src/index.ts'

export { freePort }

/** A folder for one test. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'obs-live-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A real program, ready when its address answers, gone with the test. */
export async function startTool(
  name: string,
  args: readonly string[],
  ready: string,
): Promise<void> {
  const { path } = await ensureTool(name)
  const child = spawn(path, args, { stdio: 'ignore' })
  onTestFinished(async () => {
    if (child.exitCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`)
    return (await fetch(ready)).ok || undefined
  })
}

/** A real Alertmanager with such a configuration; its own address. */
export async function startAlertmanager(folder: string, configuration: string): Promise<string> {
  await writeFile(join(folder, 'alertmanager.yaml'), configuration)
  await writeFile(join(folder, templateFile), messageTemplate)
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  await startTool(
    'alertmanager',
    [
      `--config.file=${join(folder, 'alertmanager.yaml')}`,
      `--storage.path=${join(folder, 'alertmanager')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    `${base}/-/ready`,
  )
  return base
}

/** As Prometheus would. */
export async function post(address: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${address} answers ${answer.status} ${await answer.text()}`)
}

/** Asks again until there is an answer, for a minute and a half. */
export async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  let reason: unknown
  for (let tries = 0; tries < 450; tries++) {
    try {
      const answer = await ask()
      if (answer !== undefined) return answer
    } catch (error) {
      reason = error
    }
    await sleep(200)
  }
  throw new Error('never happened', { cause: reason })
}

export interface Notification {
  readonly receiver: string
  readonly status: string
  readonly alerts: readonly {
    readonly status: string
    readonly labels: Readonly<Record<string, string>>
    readonly annotations: Readonly<Record<string, string>>
  }[]
}

/** Hears what Alertmanager sends. */
export async function listenForNotifications(): Promise<{
  readonly url: string
  readonly heard: readonly Notification[]
}> {
  const heard: Notification[] = []
  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      heard.push(JSON.parse(Buffer.concat(parts).toString()) as Notification)
      res.end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, heard }
}
