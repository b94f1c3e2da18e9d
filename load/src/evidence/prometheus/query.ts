import { smallestOffset } from '../clock.ts'
import { createPrometheus, mostSeries } from './ask.ts'
import type { Prometheus, Query, Server } from './ask.ts'
import type { Asked } from './asked.ts'
import type { PrometheusEvidence, Releases } from './prometheus.ts'
import { dependencies } from './questions/dependencies.ts'
import { instances } from './questions/instances.ts'
import { peak } from './questions/peak.ts'
import { byRoute, together } from './questions/red.ts'
import { releases, runningAt } from './questions/releases.ts'
import { restarts } from './questions/restarts.ts'
import { saturation } from './questions/saturation.ts'

/** For all of its answers together: whoever waits for the verdict does not wait for longer. */
const answerMs = 10_000

interface Asking extends Asked, Server {
  readonly signal: AbortSignal
}

/** Asks everything at once; what is not answered is left out, and said. */
export async function askPrometheus({
  url,
  headers,
  signal,
  ...asked
}: Asking): Promise<PrometheusEvidence> {
  const prometheus = createPrometheus({ url, headers }, limited(signal))
  const missed: Missed[] = []
  const ask = async <T>(about: string, question: Question<T>): Promise<T | null> => {
    try {
      return await question(prometheus.query, asked)
    } catch (error) {
      missed.push({ about, why: why(error) })
      return null
    }
  }
  const [all, routes, calls, saturated, took, versions, restarted, busiest] = await Promise.all([
    ask('requests', together),
    ask('requests by route', byRoute),
    ask('calls of dependencies', dependencies),
    ask('saturation', saturation),
    ask('instances', instances),
    ask('versions', releases),
    ask('restarts', restarts),
    ask("the month's peak", peak),
  ])
  return {
    url,
    all,
    routes,
    dependencies: calls,
    saturation: saturated,
    instances: took,
    releases: versions,
    restarts: restarted,
    peak: busiest,
    clockOffset: smallestOffset(prometheus.clock()),
    problem: missed.length > 0 ? complaintOf(missed) : (silenceOf(all) ?? cutOf(prometheus)),
  }
}

/** Why it cannot be asked, if so; before a run, as it is cheap then. */
export async function prometheusProblem(
  server: Server,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    await createPrometheus(server, limited(signal)).query('vector(1)', new Date())
    return null
  } catch (error) {
    signal.throwIfAborted()
    return why(error)
  }
}

/** Which versions run now, as far as Prometheus is asked and knows. */
export async function recordedReleases(
  { service, ...server }: Server & Pick<Asked, 'service'>,
  signal: AbortSignal,
): Promise<Releases['before']> {
  const { query } = createPrometheus(server, limited(signal))
  return runningAt(new Date(), service, query)
}

type Question<T> = (query: Query, asked: Asked) => Promise<T>

interface Missed {
  readonly about: string
  readonly why: string
}

function limited(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(answerMs)])
}

/** One sentence, whatever number of questions share it. */
function complaintOf([first, ...others]: readonly Missed[]): string {
  const sentence = `${first!.about}: ${first!.why}`
  if (others.length === 0) return sentence
  const more = others.length === 1 ? '1 more question was' : `${others.length} more questions were`
  return `${sentence}, and ${more} in vain`
}

/** An answer that holds nothing is none that anybody wants. */
function silenceOf(all: PrometheusEvidence['all']): string | null {
  if (all !== null && all.requests > 0) return null
  return 'it has no requests of the measured phase: is it this service that it scrapes, as `prometheus.selector` says, and often enough?'
}

function cutOf({ cut }: Prometheus): string | null {
  return cut() ? `some answers have more than ${mostSeries} series; the others are left out` : null
}

/** `fetch` tells what happened on the side only, and of several addresses no more than a code. */
function why(error: unknown): string {
  const { message, cause } = error as Error & { cause?: NodeJS.ErrnoException }
  return cause?.message || cause?.code || message
}
