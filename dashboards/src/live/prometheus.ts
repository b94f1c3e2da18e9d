import { readAnswer } from './answer.ts'
import type { Answer } from './answer.ts'
import { secondsIn } from './durations.ts'
import { QueryRefused, Unreachable } from './errors.ts'
import { HttpApi } from './http-api.ts'
import type { PrometheusOptions } from './http-api.ts'

/** Seconds since 1970. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Range extends Span {
  readonly step: number
}

/** The questions that Grafana asks, see https://prometheus.io/docs/prometheus/latest/querying/api/ */
export class Prometheus {
  readonly #api: HttpApi

  constructor(options: PrometheusOptions) {
    this.#api = new HttpApi(options)
  }

  get url(): string {
    return this.#api.url
  }

  async range(query: string, { start, end, step }: Range): Promise<Answer> {
    return readAnswer(await this.#api.post('query_range', { query, start, end, step }))
  }

  async instant(query: string, time: number): Promise<Answer> {
    return readAnswer(await this.#api.post('query', { query, time }))
  }

  async labelValues(label: string, match: string | null, span: Span): Promise<readonly string[]> {
    const path = `label/${encodeURIComponent(label)}/values`
    const { data } = await this.#api.get(path, { ...span, ...matching(match) })
    return data as readonly string[]
  }

  async labelNames(match: string | null, span: Span): Promise<readonly string[]> {
    const { data } = await this.#api.post('labels', { ...span, ...matching(match) })
    return data as readonly string[]
  }

  /** The interval that most targets are scraped at; null where that is not told, as by Thanos. */
  async scrapeSeconds(): Promise<number | null> {
    try {
      const { data } = await this.#api.get('targets', { state: 'active' })
      const { activeTargets = [] } = data as Targets
      return mostFrequent(activeTargets.map(({ scrapeInterval = '' }) => secondsIn(scrapeInterval)))
    } catch (error) {
      if (error instanceof QueryRefused || error instanceof Unreachable) return null
      throw error
    }
  }
}

interface Targets {
  readonly activeTargets?: readonly { readonly scrapeInterval?: string }[]
}

function matching(match: string | null): Record<string, string> {
  return match === null ? {} : { 'match[]': match }
}

function mostFrequent(values: readonly number[]): number | null {
  const counts = Map.groupBy(
    values.filter((value) => value > 0),
    (value) => value,
  )
  const [most] = [...counts].toSorted(([, a], [, b]) => b.length - a.length)
  return most?.[0] ?? null
}
