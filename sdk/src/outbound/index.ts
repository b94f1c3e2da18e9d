export { createOutbound, type OutboundHandle } from './create.ts'
export type { CallTracing, OutboundOptions } from './outbound.ts'
