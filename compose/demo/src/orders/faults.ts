import type { Request } from 'express'
import { setTimeout as sleep } from 'node:timers/promises'
import { eventLoopBlock } from '../faults/event-loop-block.ts'
import { every } from '../faults/fault.ts'
import type { Fault } from '../faults/fault.ts'
import { memoryLeak } from '../faults/memory-leak.ts'
import { tooMany } from '../faults/too-many.ts'
import { topics } from '../outbox/message.ts'
import { send } from '../outbox/send.ts'
import type { OrdersService } from './service.ts'

/** What can go wrong in orders itself. */
export function faultsOf({ gate, payments, pool }: OrdersService): Record<string, Fault> {
  return {
    errors: gate.fault(() => fail(0.2)),
    'bad-deploy': gate.fault(lookUpAgainAndAgain),
    'rate-limited': gate.fault(tooMany(80, 429)),
    'event-loop-block': eventLoopBlock,
    'memory-leak': memoryLeak,
    'pool-exhaustion': every(25, () => holdConnection(pool)),
    'retry-storm': () => retryWildly(payments),
    'poisoned-message': every(1_000, () => sendNonsense(pool)),
  }
}

/** Somebody takes a connection and does something else with it for a long time. */
function holdConnection(pool: OrdersService['pool']): void {
  if (pool.state().idle > 0) void pool.use(() => sleep(2_000))
}

function sendNonsense(pool: OrdersService['pool']): void {
  if (pool.state().idle === 0) return
  void pool.use((database) => send(database, topics.paid, { nonsense: true }, {}))
}

function fail(share: number): void {
  if (Math.random() < share) throw new Error('a fault of the demo')
}

/** The new version asks the database for each line of an order, on one route. */
async function lookUpAgainAndAgain({ method, path }: Request): Promise<void> {
  if (method === 'GET' && path.startsWith('/orders/')) await sleep(700)
}

/** No back-off, no breaker, and as many attempts as it takes. */
function retryWildly({ policy, breaker }: OrdersService['payments']): () => void {
  const before = { ...policy }
  Object.assign(policy, { attempts: 8, firstDelayMs: 0, mostDelayMs: 0 })
  breaker.disable()
  return () => {
    Object.assign(policy, before)
    breaker.enable()
  }
}
