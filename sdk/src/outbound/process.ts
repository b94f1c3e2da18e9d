import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Scope } from '../request/scope.ts'
import { shared } from '../shared.ts'
import type { Outbound } from './outbound.ts'

interface Process {
  /** First come first. */
  readonly outbounds: Outbound[]
  stop: (() => void) | null
}

const here: Process = shared('outbound', () => ({ outbounds: [], stop: null }))

/** Whose call it is: the service's whose request is in progress, else the first one's. */
export function outboundOf(scope: Scope | null): Outbound | null {
  const service = scope?.exchange?.engine.service
  for (const outbound of here.outbounds) if (outbound.service === service) return outbound
  return here.outbounds[0] ?? null
}

/** Channels and what listens to them; the message is as the channel's documentation says. */
export type Listeners = Readonly<Record<string, (message: never) => void>>

/** Listens once in a process, however many there are to be told. */
export function join(outbound: Outbound, listeners: Listeners): void {
  here.outbounds.push(outbound)
  here.stop ??= listen(listeners)
}

export function leave(outbound: Outbound): void {
  const at = here.outbounds.indexOf(outbound)
  if (at < 0) return
  here.outbounds.splice(at, 1)
  if (here.outbounds.length > 0) return
  here.stop?.()
  here.stop = null
}

function listen(listeners: Listeners): () => void {
  const safe = Object.entries(listeners).map(([channel, listener]) => ({
    channel,
    listener: softly(channel, listener as (message: unknown) => void),
  }))
  for (const { channel, listener } of safe) subscribe(channel, listener)
  return () => {
    for (const { channel, listener } of safe) unsubscribe(channel, listener)
  }
}

/** What a listener throws would end the process. */
function softly(channel: string, listener: (message: unknown) => void) {
  return (message: unknown): void => {
    try {
      listener(message)
    } catch (error) {
      here.outbounds[0]?.internalError(`observing a call (${channel})`, error)
    }
  }
}
