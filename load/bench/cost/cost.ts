import { spawn } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { resolveService } from '@obs-toolkit/sdk/service'
import { benchOptions } from '../../../cli/bench/support/options.ts'
import { benchTool } from '../../../cli/bench/support/tool.ts'
import { planLoad } from '../../src/index.ts'
import { runLoad } from '../../src/run/run.ts'
import { startKnown } from '../support/start-known.ts'

/**
 * What the gate adds to the generator: processor time for each request of k6 by itself against k6
 * by our plan, and of the counting beside it. By itself it sends the same requests, ids included;
 * and, to compare, requests without ids. Rounds alternate, so that noise hits all.
 */
const values = benchOptions({
  k6: { type: 'string' },
  rounds: { type: 'string', default: '5' },
  rate: { type: 'string', default: '500' },
  seconds: { type: 'string', default: '10' },
})
const rate = Number(values.rate)
const seconds = Number(values.seconds)

const { path: k6 } = await benchTool('k6', values.k6)
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

async function bare(ids: '' | 'yes'): Promise<number> {
  const script = fileURLToPath(new URL('bare.js', import.meta.url))
  const env = {
    ...process.env,
    TARGET: target,
    RATE: values.rate,
    SECONDS: values.seconds,
    IDS: ids,
  }
  const { child, cpu } = watched(k6, ['run', '--quiet', script], { env, stdio: 'ignore' })
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
    k6,
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

interface Round {
  readonly plain: number
  readonly same: number
  readonly k6: number
  readonly counting: number
}

const rounds: Round[] = []
for (let at = 0; at < Number(values.rounds); at++) {
  const seen = { plain: await bare(''), same: await bare('yes'), ...(await planned()) }
  rounds.push(seen)
  const { plain, same, k6, counting } = seen
  console.log(
    `k6 alone ${micro(same)}, without ids ${micro(plain)}, by our plan ${micro(k6)} ` +
      `(${(k6 / same).toFixed(2)}x); counting beside it ${micro(counting)} a request`,
  )
}
console.log(
  JSON.stringify({
    k6: ratio(
      ({ k6 }) => k6,
      ({ same }) => same,
    ),
    withCounting: ratio(
      ({ k6, counting }) => k6 + counting,
      ({ same }) => same,
    ),
    k6AgainstNoIds: ratio(
      ({ k6 }) => k6,
      ({ plain }) => plain,
    ),
    allowed: 1.15,
  }),
)
stop()

type Read = (round: Round) => number

/** The median of the rounds' ratios, and the ratio of the smallest, which noise spares. */
function ratio(ours: Read, theirs: Read): { median: number; ofMinima: number } {
  const ratios = rounds.map((round) => ours(round) / theirs(round)).toSorted((a, b) => a - b)
  const smallest = (read: Read): number => Math.min(...rounds.map(read))
  return {
    median: round(ratios[Math.floor(ratios.length / 2)]!),
    ofMinima: round(smallest(ours) / smallest(theirs)),
  }
}

function round(value: number): number {
  return Number(value.toFixed(3))
}

function micro(seconds: number): string {
  return `${(seconds * 1e6).toFixed(0)} µs`
}
