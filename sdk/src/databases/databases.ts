import type { Families } from '../metrics/index.ts'
import type { Exchange } from '../request/exchange.ts'
import type { Job } from '../request/job.ts'
import type { ClientSpan } from '../tracing/index.ts'
import { DatabaseMetrics } from './metrics.ts'
import { operationOf, type Operation } from './operation.ts'
import { isFrame, shapeOf } from './statement.ts'
import { Tally } from './tally.ts'

export interface DatabaseLimits {
  /** An operation that takes longer is slow. */
  readonly slowMs: number
  /** A statement that one request sends this often is one too many. */
  readonly repeats: number
}

/** Different statements that are told apart within one request. */
const maxStatements = 100

type Work = Exchange | Job

/** Reads what instrumentations of databases report. Without any, nothing of this is ever called. */
export class Databases {
  readonly #families: Families
  readonly #limits: DatabaseLimits
  readonly #tallies = new WeakMap<Work, Tally>()
  #metrics: DatabaseMetrics | null = null

  constructor(families: Families, limits: DatabaseLimits) {
    this.#families = families
    this.#limits = limits
  }

  /** Whether the span was an operation of a database. */
  readonly ended = (span: ClientSpan): boolean => {
    const operation = operationOf(span)
    if (operation === null) return false
    const metrics = (this.#metrics ??= new DatabaseMetrics(this.#families))
    metrics.ended(operation, span.durationSeconds)
    const tally = span.work === null ? null : this.#tallyOf(span.work)
    if (span.durationSeconds * 1_000 > this.#limits.slowMs) {
      metrics.slow(operation)
      markSlow(span, tally)
    }
    if (tally !== null && span.work !== null && !isFrame(operation.name)) {
      this.#countStatement(operation, span.work, tally, metrics)
    }
    return true
  }

  #tallyOf(work: Work): Tally {
    let tally = this.#tallies.get(work)
    if (tally === undefined) this.#tallies.set(work, (tally = new Tally()))
    return tally
  }

  #countStatement(operation: Operation, work: Work, tally: Tally, metrics: DatabaseMetrics): void {
    const statement = shapeOf(operation.text === '' ? nameOf(operation) : operation.text)
    const count = tally.count(`${operation.system} ${statement}`, maxStatements)
    if (count === this.#limits.repeats) {
      metrics.repeated(
        operation.system,
        routeOf(work),
        'destination' in work ? work.destination : '',
      )
    }
    if (count < this.#limits.repeats || count <= tally.worst) return
    tally.worst = count
    work.addFields({ db_repeated_statement: statement, db_repeated_count: count })
  }
}

function markSlow(span: ClientSpan, tally: Tally | null): void {
  span.setAttribute('db.slow', true)
  if (tally === null) return
  tally.slow += 1
  span.work?.addFields({ db_slow_queries: tally.slow })
}

function nameOf({ name, collection }: Operation): string {
  return `${name} ${collection}`
}

function routeOf(work: Work): string {
  return 'route' in work ? (work.route?.label ?? '') : ''
}
