import { ProxyTracerProvider, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { NodeSDK } from '@opentelemetry/sdk-node'

type Instrumentations = NonNullable<ConstructorParameters<typeof NodeSDK>[0]>['instrumentations']

/** Tracing alone, as in production: 10 % of new traces, batches over OTLP/HTTP. */
export function startOpenTelemetry(instrumentations: NonNullable<Instrumentations>): void {
  process.env['OTEL_TRACES_SAMPLER'] = 'parentbased_traceidratio'
  process.env['OTEL_TRACES_SAMPLER_ARG'] = '0.1'
  new NodeSDK({
    traceExporter: new OTLPTraceExporter(),
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations,
  }).start()
}

export async function flushSpans(): Promise<void> {
  const proxy = trace.getTracerProvider()
  const provider: object = proxy instanceof ProxyTracerProvider ? proxy.getDelegate() : proxy
  if (!('forceFlush' in provider) || typeof provider.forceFlush !== 'function') {
    throw new Error('OpenTelemetry was not started: its tracer provider is missing')
  }
  await provider.forceFlush()
}
