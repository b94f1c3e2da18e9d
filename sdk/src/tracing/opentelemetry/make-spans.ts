import { resourceFromAttributes } from '@opentelemetry/resources'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import type { Redaction } from '../../redaction/index.ts'
import type { Exported } from '../bridge.ts'
import type { TracingOptions } from '../options.ts'
import type { HeadSampler } from '../sampling/head.ts'
import { createClock, type Clock } from '../spans/clock.ts'
import { describeRecord } from '../spans/description.ts'
import { describeRequest } from '../spans/describe-request.ts'
import { keptSpan, toReadable } from './readable.ts'
import { RequestRecord } from '../spans/request-record.ts'
import type { Resource } from './install.ts'

const scope = { name: '@obs-toolkit/sdk' } as const

/** Gives spans OpenTelemetry's form, a batch at a time, when they are on their way out. */
export function spanMaker(
  { service, version, redaction }: TracingOptions,
  head: HeadSampler,
  detected: Resource,
): (items: readonly Exported[]) => ReadableSpan[] {
  const resource = completeResource(detected, service.name, version)
  return (items) => {
    const clock = createClock()
    return items.map((item) => readable(item, resource, clock, head, redaction))
  }
}

function readable(
  item: Exported,
  resource: Resource,
  clock: Clock,
  head: HeadSampler,
  redaction: Redaction,
): ReadableSpan {
  if ('spanContext' in item) return keptSpan(item, resource, redaction, clock)
  if (!(item instanceof RequestRecord)) {
    return toReadable(describeRecord(item, redaction), resource, scope, clock)
  }
  const state = head.stateFor(item.sampled, item.parent?.sampled === true, item.traceState)
  return toReadable(describeRequest(item, state, redaction), resource, scope, clock)
}

function completeResource(detected: Resource, name: string, version: string | null): Resource {
  const known = detected.attributes['service.version'] !== undefined
  return detected.merge(
    resourceFromAttributes({
      'service.name': name,
      'telemetry.distro.name': scope.name,
      ...(version !== null && !known && { 'service.version': version }),
    }),
  )
}
