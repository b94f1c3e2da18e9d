import { declarerOf } from '../declarer.ts'
import { exchangeOf } from '../request/owner.ts'
import { hidden } from './hidden.ts'
import type { FastifyApp, FastifyReply } from './shapes.ts'

const echoing: unique symbol = Symbol.for('@obs-toolkit/sdk/fastify/echoing')

interface ReplyClass {
  hijack: FastifyReply['hijack'] & { [echoing]?: true }
}

/**
 * A reply that the application takes over is written past the headers that Fastify holds, so the
 * request's id goes to Node's own. Once for each copy of Fastify in the process.
 */
export function echoHijacked(app: FastifyApp): void {
  const reply = hidden<{ prototype: object }>(app, 'fastify.Reply')?.prototype
  const owner = reply && (declarerOf(reply, 'hijack') as ReplyClass | undefined)
  if (owner === undefined || owner.hijack[echoing] === true) return
  const { hijack } = owner
  owner.hijack = Object.assign(
    function hijackEchoing(this: FastifyReply) {
      const { raw } = this
      const exchange = exchangeOf(raw)
      if (exchange !== undefined && !raw.headersSent) {
        raw.setHeader(exchange.engine.requestIdHeader, exchange.requestId)
      }
      return hijack.call(this)
    },
    { [echoing]: true as const },
  )
}
