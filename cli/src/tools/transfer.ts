import type { Limits } from './context.ts'
import { WayClosed } from './errors.ts'

const mostRedirects = 5

/**
 * Hands over a body in chunks, within limits: each server on the way answers soon, bytes keep
 * coming, and there are not more of them than fit.
 */
export async function* transfer(
  url: string,
  limits: Limits,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  const own = new AbortController()
  const both = signal ? AbortSignal.any([signal, own.signal]) : own.signal
  try {
    const response = await open(url, limits, own, both)
    yield* body(response, url, limits, own)
  } catch (error) {
    signal?.throwIfAborted()
    if (own.signal.aborted) throw own.signal.reason
    throw asClosed(error, url)
  } finally {
    own.abort()
  }
}

async function open(
  start: string,
  limits: Limits,
  own: AbortController,
  signal: AbortSignal,
): Promise<Response> {
  let url = start
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await answer(url, limits, own, signal)
    const next = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || !next) return accepted(response, url)
    await response.body?.cancel()
    url = follow(url, next)
  }
  throw new WayClosed(`${start} leads on over more than ${mostRedirects} redirects`)
}

async function answer(
  url: string,
  limits: Limits,
  own: AbortController,
  signal: AbortSignal,
): Promise<Response> {
  const timer = setTimeout(() => {
    own.abort(new WayClosed(`${hostOf(url)} did not answer within ${limits.answerMs / 1000} s`))
  }, limits.answerMs)
  try {
    // Archives are wanted as they are, or their checksum would be of something else.
    const headers = { 'accept-encoding': 'identity', 'user-agent': 'obs-toolkit' }
    return await fetch(url, { redirect: 'manual', headers, signal })
  } finally {
    clearTimeout(timer)
  }
}

function accepted(response: Response, url: string): Response {
  if (response.status === 200) return response
  throw new WayClosed(`${url} answered ${response.status} ${response.statusText}`.trimEnd())
}

/** Never from https to something else, and never off the web. */
function follow(from: string, location: string): string {
  if (!URL.canParse(location, from)) throw new WayClosed(`${from} redirects to no address`)
  const [was, next] = [new URL(from), new URL(location, from)]
  if (next.protocol === 'https:' || (next.protocol === 'http:' && was.protocol === 'http:')) {
    return next.href
  }
  throw new WayClosed(`${was.host} redirects from ${was.protocol} to ${next.protocol}`)
}

async function* body(
  response: Response,
  url: string,
  limits: Limits,
  own: AbortController,
): AsyncGenerator<Uint8Array, void, void> {
  const announced = Number(response.headers.get('content-length') ?? 0)
  const tooMuch = new WayClosed(`${url} is larger than ${limits.maxBytes} bytes`)
  if (announced > limits.maxBytes) throw tooMuch
  let [received, before] = [0, 0]
  const watch = setInterval(() => {
    if (received - before < limits.stallBytes) own.abort(new WayClosed(stalled(url, received)))
    before = received
  }, limits.stallMs)
  try {
    for await (const chunk of response.body ?? []) {
      received += chunk.byteLength
      if (received > limits.maxBytes) throw tooMuch
      yield chunk
    }
  } finally {
    clearInterval(watch)
  }
}

function stalled(url: string, received: number): string {
  return `the transfer from ${hostOf(url)} came to a halt after ${received} bytes`
}

/** `fetch` fails with a TypeError of which only the cause says why. */
function asClosed(error: unknown, url: string): unknown {
  if (!(error instanceof TypeError && error.cause instanceof Error)) return error
  const { code, message } = error.cause as NodeJS.ErrnoException
  const broken = code === undefined || code === 'UND_ERR_SOCKET'
  return new WayClosed(
    broken
      ? `the connection to ${hostOf(url)} broke off: ${message}`
      : `${hostOf(url)} cannot be reached (${code})`,
  )
}

function hostOf(url: string): string {
  return new URL(url).host
}
