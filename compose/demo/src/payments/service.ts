import { observe } from '@obs-toolkit/sdk'
import fastify from 'fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { setTimeout as sleep } from 'node:timers/promises'
import { Gate } from '../faults/fault.ts'
import { HttpError } from '../shared/http-error.ts'
import type { Settings } from '../shared/settings.ts'
import { Ledger } from './ledger.ts'
import type { Charge } from './ledger.ts'

export interface PaymentsService {
  readonly app: FastifyInstance
  /** For faults; a service of yours has no such thing. */
  readonly gate: Gate<FastifyRequest>
}

const order = { type: 'integer', minimum: 1 }
const cents = { type: 'integer', minimum: 1 }
const bankMs = 5

export async function createPayments({ admin }: Pick<Settings, 'admin'>): Promise<PaymentsService> {
  const app = fastify()
  const obs = await observe(app, { admin, problems: true })
  const gate = new Gate<FastifyRequest>()
  const ledger = new Ledger()
  const charges = obs.counter('payments_charges_total', {
    help: 'Charges, by whether the card was accepted.',
    unit: 'none',
    labels: { outcome: ['accepted', 'declined'] },
  })

  app.addHook('onRequest', (request) => gate.pass(request))

  app.post<{ Body: Charge }>(
    '/charges',
    {
      schema: {
        body: { type: 'object', required: ['order', 'cents'], properties: { order, cents } },
      },
    },
    async (request, reply) => {
      await sleep(bankMs)
      const accepted = ledger.charge(request.body)
      charges.inc({ outcome: accepted ? 'accepted' : 'declined' })
      if (!accepted) throw new HttpError(402, 'The card was declined.')
      return reply.code(201).send({ order: request.body.order })
    },
  )

  app.post<{ Body: Pick<Charge, 'order'> }>(
    '/refunds',
    { schema: { body: { type: 'object', required: ['order'], properties: { order } } } },
    async (request, reply) => {
      ledger.refund(request.body.order)
      return reply.code(204).send()
    },
  )

  return { app, gate }
}
