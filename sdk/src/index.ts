export type { BreakerOptions } from './breaker/index.ts'
export type {
  Consume,
  ConsumeOptions,
  Extracted,
  MessageHeaders,
  ObservedHandler,
} from './consumers/index.ts'
export type {
  BusinessCounter,
  BusinessGauge,
  BusinessHistogram,
  Labels,
  LabelSets,
} from './business/index.ts'
export type { Obs } from './handle.ts'
export type { Check, CheckOptions } from './health/check.ts'
export type { NestLike } from './nest/app.ts'
export { observe } from './observe.ts'
export type { ExpressLike, FastifyLike } from './observe.ts'
export type { PgPoolLike, PoolState } from './pools/index.ts'
export { current } from './request/current.ts'
export type { Current } from './request/current.ts'
export type { Retry } from './retries/index.ts'
export { defineService } from './service/index.ts'
export type { Service, ServiceDefinition } from './service/index.ts'
export type {
  AdminOptions,
  HealthChecks,
  DatabaseOptions,
  ObserveOptions,
  RequestSummary,
  SamplingOptions,
  ShutdownWishes,
} from './setup/options.ts'
