import { QueryRefused, Unreachable } from './errors.ts'
import { readBounded } from './read-bounded.ts'

/** Where to ask, and until when. */
export interface PrometheusOptions {
  readonly url: URL | string
  /** Sent along, such as `authorization`; never printed. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Body {
  readonly status: string
  readonly data: unknown
  readonly error?: string
  readonly warnings?: unknown
}

type Form = Readonly<Record<string, string | number>>

const mostMs = 30_000
const mostBytes = 32 * 1024 * 1024

/** Questions to `/api/v1`, each bounded in time and in the size of its answer. */
export class HttpApi {
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

  async get(path: string, form: Form): Promise<Body> {
    return this.#ask(`${path}?${asParameters(form).toString()}`, { method: 'GET' })
  }

  /** For what may be too long for an address. */
  async post(path: string, form: Form): Promise<Body> {
    return this.#ask(path, { method: 'POST', body: asParameters(form) })
  }

  async #ask(path: string, init: RequestInit): Promise<Body> {
    const timeout = AbortSignal.timeout(mostMs)
    const signal = this.#signal ? AbortSignal.any([this.#signal, timeout]) : timeout
    const url = new URL(`api/v1/${path}`, this.#base)
    try {
      const response = await fetch(url, {
        ...init,
        headers: this.#headers,
        signal,
        redirect: 'error',
      })
      return judge(response.status, await readBounded(response, mostBytes))
    } catch (error) {
      this.#signal?.throwIfAborted()
      if (error instanceof QueryRefused) throw error
      if (error instanceof RangeError)
        throw new QueryRefused(`it ${error.message}`, { cause: error })
      throw new Unreachable(`${this.url} ${reasonOf(error, timeout.aborted)}`, { cause: error })
    }
  }
}

function asParameters(form: Form): URLSearchParams {
  const pairs = Object.entries(form).map(([key, value]): [string, string] => [key, String(value)])
  return new URLSearchParams(pairs)
}

function judge(status: number, text: string): Body {
  const body = parsed(text)
  if (body?.status === 'success') return body
  if (body?.error !== undefined) throw new QueryRefused(body.error)
  const why = [401, 403].includes(status)
    ? 'it wants to know who asks'
    : 'and not as a Prometheus does'
  throw new Unreachable(`answers ${status}, ${why}`)
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
  const { code } = ((error as Error).cause ?? {}) as { code?: string }
  return `does not answer${code ? ` (${code})` : ''}`
}

/** `fetch` refuses an address that holds a password. */
function credentials({ username, password }: URL): Record<string, string> {
  if (!username) return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}
