import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Admin } from '../request/engine.ts'
import { isDirect, isLocal } from './direct.ts'
import { answerHealth, type Probed } from './probes.ts'
import { answerSoftly } from './softly.ts'

type Answer = (req: IncomingMessage, res: ServerResponse) => Promise<void>

export interface EndpointOptions {
  readonly probed: Probed
  /** Writes the whole `/metrics` answer. */
  readonly metrics: Answer
  /** Whether those who come through a proxy see metrics and details too. */
  readonly open: boolean
  readonly internalError: (where: string, error: unknown) => void
}

/** `/metrics`, `/livez`, `/readyz`, `/startupz`: the same wherever they are served. */
export class Endpoints implements Admin {
  readonly #options: EndpointOptions
  readonly #answers: ReadonlyMap<string, Answer>

  constructor(options: EndpointOptions) {
    this.#options = options
    const probe: Answer = (req, res) =>
      answerHealth(options.probed, options.open || isLocal(req), req, res)
    this.#answers = new Map([
      ['/metrics', options.metrics],
      ['/livez', probe],
      ['/readyz', probe],
      ['/startupz', probe],
    ])
  }

  /** What is not for this client is not ours: the application answers, most likely with 404. */
  owns(req: IncomingMessage): boolean {
    const path = pathOf(req)
    if (path === '' || (req.method !== 'GET' && req.method !== 'HEAD')) return false
    return this.#answers.has(path) && (path !== '/metrics' || this.#sees(req))
  }

  serve(req: IncomingMessage, res: ServerResponse): void {
    const path = pathOf(req)
    const failed = (error: unknown): void => this.#options.internalError(`answering ${path}`, error)
    void answerSoftly(() => this.#answers.get(path)?.(req, res), res, failed)
  }

  #sees(req: IncomingMessage): boolean {
    return this.#options.open || isDirect(req)
  }
}

/** The first letters of our paths: every request is asked, and most are none of ours. */
const firstLetters = new Set(['m', 'l', 'r', 's'].map((letter) => letter.charCodeAt(0)))
const longestPath = '/startupz'.length

function pathOf({ url = '' }: IncomingMessage): string {
  if (!firstLetters.has(url.charCodeAt(1))) return ''
  const query = url.indexOf('?')
  if (query !== -1) return url.slice(0, query)
  return url.length > longestPath ? '' : url
}
