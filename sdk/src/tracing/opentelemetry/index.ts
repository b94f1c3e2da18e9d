import type { Bridge } from '../bridge.ts'
import type { Sender } from '../export/pump.ts'
import type { TracingOptions } from '../options.ts'
import { hasForeignProvider } from '../registered.ts'
import { activeBaggage, activeSpan, activeTrace, addEvent } from './active.ts'
import { measureClients } from './adopted-clients.ts'
import { Adopted } from './adopted.ts'
import { ClientSpans } from './client-spans.ts'
import { currentHome, moveIn, moveOut, type Home } from './home.ts'
import { install, switchOn, type Resource } from './install.ts'
import { withoutOurs } from './instrumentations.ts'
import { startJobSpan } from './jobs.ts'
import { tracerProvider } from './registered-api.ts'
import { completeResource } from './resource.ts'
import { OtlpSender } from './sender.ts'

export interface StartOptions extends TracingOptions {
  readonly home: Home
  /** Null where nothing is exported. */
  readonly endpoint: string | null
  readonly timeoutMs: number
}

const active = { activeSpan, baggage: activeBaggage, traceOf: activeTrace, addEvent } as const

/**
 * The one door to OpenTelemetry's packages, which take 100 ms and more to load: this file is
 * imported when they are needed, and nothing outside of this folder imports them.
 */
export async function startOpenTelemetry(options: StartOptions): Promise<Bridge> {
  const tracer = tracerProvider().getTracer('@obs-toolkit/sdk')
  const startJob: Bridge['startJob'] = (job) => startJobSpan(tracer, options.redaction, job)
  const instrumentations = withoutOurs(options.instrumentations, options.warn)
  const { home, endpoint, service } = options
  const stop = () => moveOut(home)
  moveIn(home)
  if (hasForeignProvider()) {
    switchOn(instrumentations)
    measureForeign(options.warn)
    const adopted = new Adopted(tracer, options.redaction)
    return { ...active, tracer, startJob, sender: null, adopted, stop }
  }
  const resource = await install({
    serviceName: service.name,
    instrumentations,
    warn: options.warn,
    exporting: endpoint !== null,
  })
  return {
    ...active,
    tracer,
    startJob,
    sender: createSender(options, resource),
    adopted: null,
    stop,
  }
}

function measureForeign(warn: StartOptions['warn']): void {
  if (measureClients(tracerProvider(), new ClientSpans(currentHome))) return
  warn(
    "The application's OpenTelemetry makes spans in a way of its own: databases are not measured.",
  )
}

function createSender(options: StartOptions, detected: Resource | null): Sender | null {
  const { endpoint, timeoutMs, capture, service, version } = options
  if (endpoint === null || detected === null || capture !== undefined) return null
  const resource = completeResource(detected, service.name, version)
  return new OtlpSender(endpoint, timeoutMs, resource)
}
