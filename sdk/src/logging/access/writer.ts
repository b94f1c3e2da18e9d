import type { Exchange } from '../../request/exchange.ts'
import type { Completion } from '../../request/outcome.ts'
import type { Details } from './details.ts'

export type AccessLevel = 'info' | 'error'

/** Gives an access line its form. */
export interface AccessWriter {
  enabled(level: AccessLevel): boolean
  write(
    level: AccessLevel,
    exchange: Exchange,
    completion: Completion,
    details: Details | null,
  ): void
}
