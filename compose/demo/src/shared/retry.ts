import { setTimeout as sleep } from 'node:timers/promises'

export interface RetryPolicy {
  /** The first one included. */
  attempts: number
  /** Waited at most before the second attempt; twice as long before each further one. */
  firstDelayMs: number
  mostDelayMs: number
}

interface RetryOptions {
  readonly policy: Readonly<RetryPolicy>
  readonly worthwhile: (error: unknown) => boolean
  readonly told: (retry: { error: unknown; attempt: number; delayMs: number }) => void
}

/**
 * Backs off exponentially with full jitter, so that callers who failed together do not come back
 * together: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export async function retrying<Result>(
  work: () => Promise<Result>,
  { policy, worthwhile, told }: RetryOptions,
): Promise<Result> {
  for (let attempt = 2; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt > policy.attempts || !worthwhile(error)) throw error
      const delayMs = Math.round(Math.random() * longestDelay(policy, attempt))
      told({ error, attempt, delayMs })
      await sleep(delayMs)
    }
  }
}

function longestDelay({ firstDelayMs, mostDelayMs }: RetryPolicy, attempt: number): number {
  return Math.min(mostDelayMs, firstDelayMs * 2 ** (attempt - 2))
}
