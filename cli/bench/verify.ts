import { benchOptions } from './support/options.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * What a run of the gate holds in memory by its length, and how long it goes on after its load.
 * A short and a long run side by side, so that both see the same machine. Linux only.
 */
const values = benchOptions({
  rate: { type: 'string', default: '200' },
  short: { type: 'string', default: '60' },
  long: { type: 'string', default: '600' },
})
const allowed = { growth: 1.1, exitSeconds: 2 }

interface Watched {
  /** Bytes at the most. */
  readonly obs: number
  readonly k6: number
  /** From the last answer to the end of the process. */
  readonly exitSeconds: number
}

async function watch(seconds: string): Promise<Watched> {
  const server = await startServer()
  const folder = mkdtempSync(join(tmpdir(), 'obs-bench-'))
  const declaration = { name: 'bench', routes: { 'GET /': {} } }
  writeFileSync(join(folder, 'obs.service.json'), JSON.stringify(declaration))
  const child = spawn(process.execPath, [...program, ...run(server.target, seconds)], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const peak = watchMemory(child.pid!)
  const [code] = (await once(child, 'close')) as [number | null]
  // Whatever it judged; without a verdict nothing was loaded.
  if (code === null || code > 2) throw new Error(`obs verify ended with ${code}`)
  const exitSeconds = (Date.now() - server.lastAnswer()) / 1000
  rmSync(folder, { recursive: true })
  server.stop()
  return { ...peak(), exitSeconds }
}

const program = [fileURLToPath(new URL('../bin/obs.js', import.meta.url)), 'verify', '--quiet']

function run(target: string, seconds: string): readonly string[] {
  const times = ['--duration', seconds, '--warm-up', '2s', '--ramp', '2s']
  return ['--target', target, '--rate', values.rate, ...times]
}

async function startServer(): Promise<{
  readonly target: string
  readonly lastAnswer: () => number
  readonly stop: () => void
}> {
  let lastAnswer = 0
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') lastAnswer = Date.now()
    response.end('{"ok":true}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    target: `http://127.0.0.1:${port}`,
    lastAnswer: () => lastAnswer,
    stop: () => void server.close(),
  }
}

/** The most that a process and its one child ever held, as the kernel keeps it. */
function watchMemory(pid: number): () => { obs: number; k6: number } {
  let peak = { obs: 0, k6: 0 }
  const timer = setInterval(() => {
    const [child] = read(`/proc/${pid}/task/${pid}/children`).trim().split(' ')
    peak = {
      obs: Math.max(peak.obs, mostHeld(String(pid))),
      k6: Math.max(peak.k6, mostHeld(child ?? '')),
    }
  }, 500)
  return () => {
    clearInterval(timer)
    return peak
  }
}

function mostHeld(pid: string): number {
  const [, kilobytes = 0] = /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`)) ?? []
  return Number(kilobytes) * 1024
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It has not begun yet, or has ended.
    return ''
  }
}

const [short, long] = await Promise.all([watch(values.short), watch(values.long)])
const growth = { obs: long.obs / short.obs, k6: long.k6 / short.k6 }
const exitSeconds = Math.max(short.exitSeconds, long.exitSeconds)
console.log(`${values.short} s: ${describe(short)}`)
console.log(`${values.long} s: ${describe(long)}`)
console.log(JSON.stringify({ growth, exitSeconds, allowed }))
if (Math.max(growth.obs, growth.k6) > allowed.growth || exitSeconds > allowed.exitSeconds)
  process.exitCode = 1

function describe({ obs, k6, exitSeconds }: Watched): string {
  return `obs ${megabytes(obs)}, k6 ${megabytes(k6)}, ended ${exitSeconds.toFixed(2)} s after its load`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`
}
