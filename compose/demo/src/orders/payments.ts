import type { Obs } from '@obs-toolkit/sdk'
import CircuitBreaker from 'opossum'
import { mayPass, post } from '../shared/call.ts'
import { retrying } from '../shared/retry.ts'
import type { RetryPolicy } from '../shared/retry.ts'

interface Charge {
  readonly order: number
  readonly cents: number
}

type Charged = 'paid' | 'declined'

export interface Payments {
  charge(charge: Charge): Promise<Charged>
  readonly breaker: CircuitBreaker<[Charge], Charged>
  readonly policy: RetryPolicy
}

/**
 * Each attempt goes through the breaker: once half of them fail, there are no more of them for a
 * while, and payments can recover. Charges are told apart by their order, so a second attempt
 * never takes the money twice.
 */
export function createPayments(url: string, obs: Obs): Payments {
  const breaker = obs.breaker(
    'payments',
    new CircuitBreaker((charge: Charge) => askFor(url, charge), {
      timeout: 1_200,
      errorThresholdPercentage: 50,
      volumeThreshold: 10,
      resetTimeout: 3_000,
    }),
  )
  const policy: RetryPolicy = { attempts: 3, firstDelayMs: 50, mostDelayMs: 400 }
  return {
    breaker,
    policy,
    charge: (charge) =>
      retrying(() => breaker.fire(charge), {
        policy,
        worthwhile: (error) => !breaker.opened && mayPass(error),
        told: (retry) => obs.retried('payments', retry),
      }),
  }
}

/** A declined card is an answer, and no failure of payments. */
async function askFor(url: string, charge: Charge): Promise<Charged> {
  const { status } = await post(`${url}/charges`, charge, [201, 402])
  return status === 201 ? 'paid' : 'declined'
}
