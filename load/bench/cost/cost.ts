import { spawn } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { resolveService } from '@obs-toolkit/sdk/service'
import { planLoad } from '../../src/index.ts'
import { runLoad } from '../../src/run/run.ts'
import { startKnown } from '../support/start-known.ts'

/**
 * What the gate adds to the generator: processor time for each request of k6 by itself against k6
 * by our plan, and of the counting beside it. Rounds alternate, so that noise hits both.
 */
const { values } = parseArgs({
  options: {
    k6: { type: 'string', default: process.env['OBS_K6'] ?? 'k6' },
    rounds: { type: 'string', default: '5' },
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '10' },
  },
})
const rate = Number(values.rate)
const seconds = Number(values.seconds)

const { target, stop } = await startKnown()

/** Of a process that is about to end; Linux only. */
function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function watched(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): { child: ChildProcess; cpu: () => number } {
  const child = spawn(program, args, options)
  let cpu = 0
  const timer = setInterval(() => {
    if (child.exitCode === null && child.pid !== undefined) cpu = cpuSeconds(child.pid)
  }, 50)
  child.once('exit', () => clearInterval(timer))
  return { child, cpu: () => cpu }
}

async function bare(): Promise<number> {
  const script = fileURLToPath(new URL('bare.js', import.meta.url))
  const env = { ...process.env, TARGET: target, RATE: values.rate, SECONDS: values.seconds }
  const { child, cpu } = watched(values.k6, ['run', '--quiet', script], { env, stdio: 'ignore' })
  await once(child, 'close')
  return cpu() / (rate * seconds)
}

async function planned(): Promise<{ k6: number; counting: number }> {
  const { service } = resolveService({
    name: 'orders',
    traffic: { peakPerSecond: rate },
    routes: { 'GET /orders/:id': { example: { params: { id: '1' } } } },
  })
  const wishes = {
    target,
    rate,
    seconds,
    warmUpSeconds: 0,
    rampSeconds: 0,
    folder: '.',
    environment: [],
  }
  const { plan } = planLoad(service, wishes)
  let cpu = (): number => 0
  const before = process.cpuUsage()
  const { tally } = await runLoad(plan!, {
    k6: values.k6,
    env: process.env,
    signal: new AbortController().signal,
    start: (program, args, { signal: _signal, ...options }) => {
      const run = watched(program, args, options)
      cpu = run.cpu
      return run.child
    },
    watch: () => null,
  })
  const { user, system } = process.cpuUsage(before)
  return {
    k6: cpu() / tally.totals.requests,
    counting: (user + system) / 1e6 / tally.totals.requests,
  }
}

const rounds: { k6: number; counted: number }[] = []
for (let round = 0; round < Number(values.rounds); round++) {
  const alone = await bare()
  const { k6, counting } = await planned()
  rounds.push({ k6: k6 / alone, counted: (k6 + counting) / alone })
  console.log(
    `k6 alone ${micro(alone)}, by our plan ${micro(k6)} (${(k6 / alone).toFixed(2)}x); ` +
      `counting beside it ${micro(counting)} a request`,
  )
}
const k6 = median(rounds.map((round) => round.k6))
const counted = median(rounds.map((round) => round.counted))
console.log(JSON.stringify({ k6, withCounting: counted, allowed: 1.15 }))
stop()

function median(ratios: readonly number[]): number {
  return Number(ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)]!.toFixed(3))
}

function micro(seconds: number): string {
  return `${(seconds * 1e6).toFixed(0)} µs`
}
