// The instrumentation itself is started by --import, see variants/opentelemetry.
export { instrument } from './bare.ts'
export { flushSpans as flush } from '../opentelemetry/start.ts'
