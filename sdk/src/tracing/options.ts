import type { Redaction } from '../redaction/index.ts'
import type { Service } from '../service/index.ts'
import type { OnClientSpan } from './client-span.ts'
import type { CaptureSpan } from './export/outlet.ts'
import type { Env, Limits } from './settings.ts'

export interface TracingOptions {
  readonly service: Pick<Service, 'name' | 'routes'>
  readonly version: string | null
  readonly sampling: { readonly success: number; readonly slowMs: number } | 'collector'
  readonly instrumentations: readonly object[]
  readonly redaction: Redaction
  /** Tells the developer. */
  readonly warn: (message: string) => void
  /** Takes a failure of ours; never throws. */
  readonly internalError: (where: string, error: unknown) => void
  /** Takes spans in the place of a collector. */
  readonly capture?: CaptureSpan
  /** Is shown each span of a client's as it ends. */
  readonly onClientSpan?: OnClientSpan
  readonly env?: Env
  readonly limits?: Partial<Limits>
}

export interface Ids {
  readonly traceId: string
  readonly spanId: string
}
