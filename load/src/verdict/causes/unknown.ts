import type { Cause } from '../verdict.ts'
import type { Context } from './context.ts'
import { bothSides } from './waiting.ts'

/** Where nothing else was found: what is known all the same. */
export function unknown(context: Context): Cause {
  const server = context.delta?.p99 ?? null
  return {
    id: 'unknown',
    subject: null,
    strength: 'weak',
    effect:
      context.delta === null
        ? 'the service shows no metrics, so nothing can be said of why'
        : 'the service itself took that long, and its metrics do not say why',
    evidence: server === null ? [] : [bothSides(context, server)],
  }
}
