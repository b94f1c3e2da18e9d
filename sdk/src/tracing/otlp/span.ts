import type { HrTime } from '@opentelemetry/api'
import type { Clock } from '../spans/clock.ts'
import type { Description, EventDescription, LinkDescription } from '../spans/description.ts'
import { attributesJson, quoted } from './values.ts'

const flags = { sampled: 0x1, hasIsRemote: 0x100, isRemote: 0x200 } as const

const statusCodes = { unset: 0, ok: 1, error: 2 } as const

/**
 * A span as OTLP has it in JSON, written out by hand: what is in it is known beforehand. Fields
 * that are empty are left out. Ids were checked when they came, so nothing in them needs an escape.
 */
export function spanJson(span: Description, clock: Clock): string {
  const { traceId, spanId, parent, traceState, status, events, links, dropped } = span
  return (
    `{"traceId":"${traceId}","spanId":"${spanId}"` +
    (parent === null ? '' : `,"parentSpanId":"${parent.spanId}"`) +
    (traceState === '' ? '' : `,"traceState":${quoted(traceState)}`) +
    `,"flags":${flagsOf(parent?.remote === true)},"name":${quoted(span.name)}` +
    `,"kind":${span.kind + 1},"startTimeUnixNano":"${nanos(clock.at(span.startedAt))}"` +
    `,"endTimeUnixNano":"${nanos(clock.at(span.endedAt))}"` +
    `,"attributes":${attributesJson(span.attributes)}` +
    (events.length === 0
      ? ''
      : `,"events":[${events.map((one) => eventJson(one, clock)).join()}]`) +
    (links.length === 0 ? '' : `,"links":[${links.map(linkJson).join()}]`) +
    droppedJson(dropped) +
    `,"status":{"code":${statusCodes[status.code]}` +
    (status.message === undefined ? '' : `,"message":${JSON.stringify(status.message)}`) +
    '}}'
  )
}

/** What is exported is kept, so its flag says so, whatever was said when it began. */
function flagsOf(parentIsRemote: boolean): number {
  return flags.sampled | flags.hasIsRemote | (parentIsRemote ? flags.isRemote : 0)
}

function nanos([seconds, nanoseconds]: HrTime): string {
  return `${seconds}${String(nanoseconds).padStart(9, '0')}`
}

function eventJson({ name, at, attributes, dropped }: EventDescription, clock: Clock): string {
  return (
    `{"name":${JSON.stringify(name)},"timeUnixNano":"${nanos(clock.at(at))}"` +
    `,"attributes":${attributesJson(attributes)}${countJson('droppedAttributesCount', dropped)}}`
  )
}

function linkJson({ context, attributes, dropped }: LinkDescription): string {
  const { traceId, spanId, traceFlags, isRemote, traceState } = context
  const state = traceState?.serialize() ?? ''
  const remote = isRemote === true ? flags.isRemote : 0
  return (
    `{"traceId":"${traceId}","spanId":"${spanId}"` +
    (state === '' ? '' : `,"traceState":${JSON.stringify(state)}`) +
    `,"flags":${(traceFlags & 0xff) | flags.hasIsRemote | remote}` +
    `,"attributes":${attributesJson(attributes)}${countJson('droppedAttributesCount', dropped)}}`
  )
}

function droppedJson({ attributes, events, links }: Description['dropped']): string {
  return (
    countJson('droppedAttributesCount', attributes) +
    countJson('droppedEventsCount', events) +
    countJson('droppedLinksCount', links)
  )
}

function countJson(name: string, count: number): string {
  return count === 0 ? '' : `,"${name}":${count}`
}
