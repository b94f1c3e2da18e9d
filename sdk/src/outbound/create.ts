import { Trust } from './hosts/trust.ts'
import { nodeChannels } from './node/requests.ts'
import { Outbound, type OutboundOptions } from './outbound.ts'
import { join, leave } from './process.ts'
import { undiciChannels } from './undici/requests.ts'

export interface OutboundHandle {
  /** Entries of `propagateTo` that name no host; for the line at start-up. */
  readonly ignored: readonly string[]
  /** Calls that have not ended are over now, as far as they are told of. */
  close(): void
}

/** Observes every call to another service, from here on and whichever client makes it. */
export function createOutbound(options: OutboundOptions): OutboundHandle {
  const trust = new Trust(options.service.dependencies, options.propagateTo ?? [])
  const outbound = new Outbound(options, trust)
  join(outbound, { ...nodeChannels, ...undiciChannels })
  return {
    ignored: trust.ignored,
    close() {
      leave(outbound)
      outbound.close()
    },
  }
}
