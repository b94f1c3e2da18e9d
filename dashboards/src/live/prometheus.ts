import { readAnswer } from './answer.ts'
import type { Answer } from './answer.ts'
import { secondsIn } from './durations.ts'
import { readBounded } from './read-bounded.ts'

/** Where to ask, and how much may be asked. */
export interface PrometheusOptions {
  readonly url: URL | string
  /** Sent along, such as `authorization`; never printed. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Range {
  readonly start: number
  readonly end: number
  readonly step: number
}

/** It answered, and said no: the query is at fault. */
export class QueryRefused extends Error {
  override readonly name = 'QueryRefused'
}

/** Nobody answered, or not as a Prometheus does. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

const mostMs = 30_000
const mostBytes = 32 * 1024 * 1024

/** The parts of Prometheus' HTTP API that Grafana uses, see https://prometheus.io/docs/prometheus/latest/querying/api/ */
export class Prometheus {
  readonly #base: URL
  readonly #headers: Readonly<Record<string, string>>
  readonly #signal: AbortSignal | undefined

  constructor({ url, headers = {}, signal }: PrometheusOptions) {
    const base = new URL(url)
    this.#headers = { ...credentials(base), ...headers }
    base.username = base.password = base.search = base.hash = ''
    base.pathname = `${base.pathname.replace(/\/+$/, '')}/`
    this.#base = base
    this.#signal = signal
  }

  /** Without credentials: it may be shown. */
  get url(): string {
    return this.#base.href
  }

  async range(query: string, { start, end, step }: Range): Promise<Answer> {
    return readAnswer(await this.#ask('query_range', { query, start, end, step }))
  }

  async instant(query: string, time: number): Promise<Answer> {
    return readAnswer(await this.#ask('query', { query, time }))
  }

  async labelValues(
    label: string,
    match: string | null,
    within: Omit<Range, 'step'>,
  ): Promise<readonly string[]> {
    const path = `label/${encodeURIComponent(label)}/values`
    return (
      await this.#ask(path, { ...within, ...(match === null ? {} : { 'match[]': match }) }, 'GET')
    ).data as string[]
  }

  async labelNames(match: string | null, within: Omit<Range, 'step'>): Promise<readonly string[]> {
    return (
      await this.#ask('labels', { ...within, ...(match === null ? {} : { 'match[]': match }) })
    ).data as string[]
  }

  /** The interval that most targets are scraped at, in seconds; null where it is not told. */
  async scrapeSeconds(): Promise<number | null> {
    try {
      const { data } = await this.#ask('targets', { state: 'active' }, 'GET')
      return mostFrequent(
        (data as Targets).activeTargets.map(({ scrapeInterval }) => secondsIn(scrapeInterval)),
      )
    } catch (error) {
      this.#signal?.throwIfAborted()
      if (
        error instanceof QueryRefused ||
        error instanceof Unreachable ||
        error instanceof TypeError
      )
        return null
      throw error
    }
  }

  async #ask(
    path: string,
    form: Readonly<Record<string, string | number>>,
    method = 'POST',
  ): Promise<Body> {
    const body = new URLSearchParams(
      Object.entries(form).map(([key, value]): [string, string] => [key, String(value)]),
    )
    const url = new URL(`api/v1/${path}`, this.#base)
    if (method === 'GET') url.search = body.toString()
    const timeout = AbortSignal.timeout(mostMs)
    const signal = this.#signal ? AbortSignal.any([this.#signal, timeout]) : timeout
    try {
      const response = await fetch(url, {
        method,
        headers: this.#headers,
        signal,
        redirect: 'error',
        ...(method === 'GET' ? {} : { body }),
      })
      return judge(response.status, await readBounded(response, mostBytes))
    } catch (error) {
      this.#signal?.throwIfAborted()
      if (error instanceof QueryRefused) throw error
      throw new Unreachable(`${this.url} ${reasonOf(error, timeout.aborted)}`, { cause: error })
    }
  }
}

interface Body {
  readonly status: string
  readonly data: unknown
  readonly error?: string
  readonly warnings?: readonly string[]
}

interface Targets {
  readonly activeTargets: readonly { readonly scrapeInterval: string }[]
}

function judge(status: number, text: string): Body {
  const body = parsed(text)
  if (body?.status === 'success') return body
  if (body?.error !== undefined) throw new QueryRefused(body.error)
  throw new Unreachable(`answers ${status}, and not as a Prometheus does`)
}

function parsed(text: string): Body | undefined {
  try {
    return JSON.parse(text) as Body
  } catch {
    return undefined
  }
}

function reasonOf(error: unknown, late: boolean): string {
  if (late) return `does not answer within ${mostMs / 1_000} s`
  if (error instanceof Unreachable) return error.message
  if (error instanceof RangeError) return error.message
  const { code } = ((error as Error).cause ?? {}) as { code?: string }
  return `does not answer${code ? ` (${code})` : ''}`
}

function credentials({ username, password }: URL): Record<string, string> {
  if (!username) return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

function mostFrequent(values: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
