import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Framework } from '../variants/variant.ts'
import { startCollector } from './collector.ts'
import { startLoad, type Outcome, type Outcomes } from './load.ts'

export interface RoundOptions {
  readonly perSecond: number
  /** Of load, before the signal and after it. */
  readonly seconds: number
  readonly waitMs: number
}

export interface Round {
  readonly exitCode: number | null
  readonly requests: number
  readonly answered: number
  /** Sent to a service that listens no more, or over a connection that it was closing. */
  readonly turnedAway: number
  /** Answered wrongly or in part, or cut off though the service had begun with it. */
  readonly failed: number
  readonly lostLines: number
  readonly lostSpans: number
  /** From the signal to the end of the process. */
  readonly endedAfterMs: number
}

const service = fileURLToPath(new URL('./service.ts', import.meta.url))

/** A service under load gets a SIGTERM; afterwards everything is counted. */
export async function runRound(framework: Framework, options: RoundOptions): Promise<Round> {
  const collector = await startCollector()
  const args = ['--conditions=@obs-toolkit/source', service, framework, String(options.waitMs)]
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint },
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  const ended = once(child, 'close').then(([exitCode]) => ({
    exitCode: exitCode as number | null,
    at: performance.now(),
  }))
  try {
    const load = startLoad(await portOf(() => output), options.perSecond)
    await sleep(options.seconds * 500)
    child.kill('SIGTERM')
    const signalledAt = performance.now()
    await sleep(options.seconds * 500)
    const outcomes = await load.stop()
    const { exitCode, at } = await ended
    const endedAfterMs = at - signalledAt
    return { exitCode, endedAfterMs, ...count(outcomes, output, collector.traceIds) }
  } finally {
    child.kill('SIGKILL')
    collector.close()
  }
}

async function portOf(output: () => string): Promise<number> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const port = /^listening on (\d+)$/m.exec(output())?.[1]
    if (port !== undefined) return Number(port)
    await sleep(10)
  }
  throw new Error(`the service does not listen:\n${output()}`)
}

function count(outcomes: Outcomes, output: string, spans: ReadonlySet<string>) {
  const lines = new Set([...output.matchAll(/"trace_id":"([0-9a-f]{32})"/g)].map(([, id]) => id))
  const begun = (id: string) => lines.has(id) || spans.has(id)
  const all = [...outcomes]
  const number = (is: (id: string, outcome: Outcome) => boolean) =>
    all.filter(([id, outcome]) => is(id, outcome)).length
  const wasBegun = (id: string, outcome: Outcome) => outcome === 'answered' || begun(id)
  return {
    requests: all.length,
    answered: number((_, outcome) => outcome === 'answered'),
    turnedAway: number(
      (id, outcome) => outcome === 'refused' || (outcome === 'closed' && !begun(id)),
    ),
    failed: number((id, outcome) => outcome === 'failed' || (outcome === 'closed' && begun(id))),
    lostLines: number((id, outcome) => wasBegun(id, outcome) && !lines.has(id)),
    lostSpans: number((id, outcome) => wasBegun(id, outcome) && !spans.has(id)),
  }
}
