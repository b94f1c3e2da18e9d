// `npm run bench:stack`: how long `obs up` takes until all is ready, and what all of it takes of memory.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const rounds = 3
const settleMs = 20_000
const program = fileURLToPath(new URL('../bin/obs.js', import.meta.url))

for (let round = 1; round <= rounds; round += 1) {
  const { readySeconds, mebibytes } = await measure()
  console.log(
    `round ${round}: ready after ${readySeconds.toFixed(1)} s; ` +
      `${Math.round(mebibytes)} MiB after ${settleMs / 1_000} s with a few visitors`,
  )
}

async function measure(): Promise<{ readySeconds: number; mebibytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'obs-bench-'))
  const begun = performance.now()
  const child = spawn(process.execPath, [program, 'up', '--json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await once(child.stdout, 'data')
    const readySeconds = (performance.now() - begun) / 1_000
    await sleep(settleMs)
    return { readySeconds, mebibytes: await memoryOf(child) }
  } finally {
    child.kill('SIGINT')
    await once(child, 'close')
    await rm(folder, { recursive: true })
  }
}

/** Of a process and all below it; pages that several share are divided among them. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const parents = await parentOfEach()
  const isBelow = (one: number | undefined): boolean =>
    one !== undefined && (one === pid || isBelow(parents.get(one)))
  const sizes = await Promise.all([...parents.keys()].filter(isBelow).map(proportionalKiB))
  return sizes.reduce((sum, size) => sum + size, 0) / 1_024
}

async function parentOfEach(): Promise<ReadonlyMap<number, number>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const pairs = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      return [pid, Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0)] as const
    }),
  )
  return new Map(pairs)
}

async function proportionalKiB(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
}
