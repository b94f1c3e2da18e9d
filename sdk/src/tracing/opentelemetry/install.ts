import { ROOT_CONTEXT, trace, type TracerProvider } from '@opentelemetry/api'
import { suppressTracing } from '@opentelemetry/core'
import { defaultResource } from '@opentelemetry/resources'
import { NodeSDK } from '@opentelemetry/sdk-node'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { quiet } from '../quiet.ts'
import { installation } from '../registered.ts'
import { ClientSpanProcessor, ClientSpans } from './client-spans.ts'
import { ScopeContextManager } from './context-manager.ts'
import { currentHome } from './home.ts'
import type { Instrumentations } from './instrumentations.ts'
import { listenForLateRegistration } from './late-registration.ts'
import { TraceProcessor } from './processor.ts'
import { tracerProvider } from './registered-api.ts'
import { contextOfRequest } from './request-context.ts'
import { RecordingSampler } from './sampler.ts'

export type Resource = ReadableSpan['resource']

/** Of what is held; more would not be exported either. */
const maxAttributeLength = 4_096

interface Wanted {
  readonly serviceName: string
  readonly instrumentations: Instrumentations
  readonly exporting: boolean
  readonly warn: (message: string) => void
}

/** The resource of what is recorded from now on. */
export async function install(wanted: Wanted): Promise<Resource | null> {
  if (installation.done) switchOn(wanted.instrumentations)
  else setUp(wanted)
  const resource = wanted.exporting ? resourceOf(trace.getTracerProvider()) : null
  await resource?.waitForAsyncAttributes?.()
  return resource
}

function setUp({ serviceName, instrumentations, exporting, warn }: Wanted): void {
  installation.done = true
  listenForLateRegistration(warn)
  const sampler = new RecordingSampler(() => currentHome().head)
  new NodeSDK({
    serviceName,
    sampler,
    contextManager: new ScopeContextManager(contextOfRequest),
    instrumentations: [...instrumentations],
    spanProcessors: [
      new ClientSpanProcessor(new ClientSpans(currentHome)),
      ...(exporting ? [new TraceProcessor(currentHome)] : []),
    ],
    spanLimits: { attributeValueLengthLimit: maxAttributeLength },
    // Without these two it would start exporters of metrics and logs of its own.
    metricReaders: [],
    logRecordProcessors: [],
  }).start()
  quiet.context = suppressTracing(ROOT_CONTEXT)
}

/** For what came too late to be handed to the one that is running. */
export function switchOn(instrumentations: Instrumentations): void {
  for (const instrumentation of instrumentations) {
    instrumentation.setTracerProvider(tracerProvider())
    instrumentation.enable()
  }
}

/** What a provider says of where its spans come from, it says on each of them. */
function resourceOf(provider: TracerProvider): Resource {
  const span = provider.getTracer('@obs-toolkit/sdk').startSpan('resource', { root: true })
  return (span as Partial<ReadableSpan>).resource ?? defaultResource()
}
