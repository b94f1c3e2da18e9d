import { secondsIn } from '@obs-toolkit/alerts'
import { object, objects, text } from '../classic/values.ts'
import { readAnswer } from './answer.ts'
import type { Answer } from './answer.ts'
import { QueryRefused, Unreachable } from './errors.ts'
import { HttpApi } from './http-api.ts'
import type { Body, PrometheusOptions } from './http-api.ts'

/** Seconds since 1970. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Range extends Span {
  readonly step: number
}

/** Less than what we wait for, so that Prometheus itself says which query is too slow. */
const timeout = '25s'

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
    return this.#read(await this.#api.post('query_range', { query, start, end, step, timeout }))
  }

  async instant(query: string, time: number): Promise<Answer> {
    return this.#read(await this.#api.post('query', { query, time, timeout }))
  }

  async labelValues(label: string, match: string | null, span: Span): Promise<readonly string[]> {
    const path = `label/${encodeURIComponent(label)}/values`
    const { data } = await this.#api.get(path, { ...span, ...matching(match) })
    return this.#strings(data)
  }

  async labelNames(match: string | null, span: Span): Promise<readonly string[]> {
    const { data } = await this.#api.post('labels', { ...span, ...matching(match) })
    return this.#strings(data)
  }

  /** The interval that most targets are scraped at; null where that is not told, as by Thanos. */
  async scrapeSeconds(): Promise<number | null> {
    try {
      const { data } = await this.#api.get('targets', { state: 'active' })
      const targets = objects(object(data)['activeTargets'])
      return mostFrequent(targets.map(({ scrapeInterval }) => secondsIn(text(scrapeInterval))))
    } catch (error) {
      if (error instanceof QueryRefused || error instanceof Unreachable) return null
      throw error
    }
  }

  #read(body: Body): Answer {
    const answer = readAnswer(body)
    if (answer === null) throw this.#strange()
    return answer
  }

  #strings(data: unknown): readonly string[] {
    if (!Array.isArray(data)) throw this.#strange()
    return (data as unknown[]).filter((each) => typeof each === 'string')
  }

  #strange(): Unreachable {
    return new Unreachable(`${this.url} answers, and not as a Prometheus does`)
  }
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
