import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Ledger } from './metrics.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, nth: number) => void

const good = JSON.stringify({ ok: true })
export const bad: string = JSON.stringify({ error: 'database is gone' })

export const answer: Answer = (_request, response) => {
  response.setHeader('content-type', 'application/json')
  response.end(good)
}

export function serve(respond: Answer, ledger?: Ledger): Server {
  let nth = 0
  return createServer((request, response) => {
    if (request.url === '/metrics')
      return void (ledger ? response.end(ledger.text()) : response.writeHead(404).end())
    const began = performance.now()
    response.once('close', () =>
      ledger?.count(request.url ?? '', (performance.now() - began) / 1000),
    )
    respond(request, response, ++nth)
  })
}

export function later(ms: number): Answer {
  return (request, response, nth) => void setTimeout(answer, ms, request, response, nth)
}

export function every(n: number, respond: Answer): Answer {
  return (request, response, nth) => (nth % n === 0 ? respond : answer)(request, response, nth)
}

export function after(n: number, then: () => void): Answer {
  return (request, response, nth) => (nth > n ? then() : answer(request, response, nth))
}

export function once(n: number, then: () => void): () => void {
  let seen = 0
  return () => void (++seen === n && then())
}
