export type { Obs } from './handle.ts'
export { observe } from './observe.ts'
export type { ExpressLike, FastifyLike } from './observe.ts'
export { current } from './request/current.ts'
export type { Current } from './request/current.ts'
export { defineService } from './service/index.ts'
export type { Service, ServiceDefinition } from './service/index.ts'
export type {
  AdminOptions,
  DatabaseOptions,
  ObserveOptions,
  RequestSummary,
  SamplingOptions,
  ShutdownWishes,
} from './setup/options.ts'
