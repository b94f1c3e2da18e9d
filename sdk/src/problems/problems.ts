import type { Exchange } from '../request/exchange.ts'
import { negotiateForm } from './accept.ts'
import { problemOf } from './problem.ts'
import { render, type Rendered } from './render.ts'

export interface ProblemOptions {
  /** Redacts: what a client sends may come back to it, but not what it sent as a secret. */
  readonly clean: (text: string) => string
}

/** Turns failures that the application leaves to its framework into problem details. */
export class Problems {
  readonly #options: ProblemOptions

  constructor(options: ProblemOptions) {
    this.#options = options
  }

  describe(exchange: Exchange, status: number, error: unknown): Rendered {
    const problem = problemOf(exchange, status, error, this.#options.clean)
    return render(problem, negotiateForm(exchange.req.headers.accept))
  }
}
