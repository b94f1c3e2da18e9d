import type { TracingOptions } from './options.ts'
import { Tracing } from './tracing.ts'

export type { ClientSpan } from './client-span.ts'
export type { CaptureSpan } from './export/outlet.ts'
export type { JobSpan } from './job-span.ts'
export { createQuietRunner, isQuiet } from './quiet.ts'
export { spanKinds, type SpanKind, type SpanRecord } from './record.ts'
export { describeTracing } from './self.ts'
export type { Description } from './spans/description.ts'
export type { Ids, TracingOptions } from './options.ts'
export type { Tracing } from './tracing.ts'

export function createTracing(options: TracingOptions): Tracing {
  return new Tracing(options)
}
