import { join } from 'node:path'
import { collectorEnvironment } from '../../generate/collector.ts'
import type { Folders } from '../folders.ts'
import type { Addresses } from '../addresses.ts'
import type { Part } from './part.ts'

/** Collector and trace store in one. */
export function jaeger(addresses: Addresses, { generated }: Folders): Part {
  const { otlp, query, queryGrpc, health } = collectorEnvironment
  return {
    name: 'jaeger',
    tool: 'jaeger',
    args: [`--config=${join(generated, 'collector/jaeger.yaml')}`],
    env: {
      [otlp]: addresses.otlp,
      [query]: addresses.traces,
      [queryGrpc]: addresses.tracesGrpc,
      [health]: addresses.collectorHealth,
      // It would trace itself, and send that to where nobody listens.
      OTEL_TRACES_SAMPLER: 'always_off',
    },
    ready: `http://${addresses.collectorHealth}/status`,
    url: `http://${addresses.traces}`,
  }
}
