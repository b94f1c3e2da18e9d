export { createOutbound, type OutboundHandle } from './create.ts'
export type { OutboundOptions } from './outbound.ts'
