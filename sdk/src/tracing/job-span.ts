import type { Attributes } from '@opentelemetry/api'
import type { Carried } from '../correlation/carrier.ts'
import type { Ids } from './options.ts'

/** What is known of a piece of work that is no request, when it begins. */
export interface JobBeginning {
  readonly name: string
  readonly attributes: Attributes
  readonly carried: Carried
}

/** Its span. */
export interface JobSpan extends Ids {
  /** Runs the work within it. */
  run<T>(work: () => T): T
  end(attributes: Record<string, unknown>): void
  fail(error: unknown, attributes: Record<string, unknown>): void
}
