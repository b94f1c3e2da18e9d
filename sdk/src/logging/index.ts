export type { Logging } from './logging.ts'
export { createLogging } from './logging.ts'
export { addIds } from './foreign.ts'
export { describeLogging } from './self.ts'
