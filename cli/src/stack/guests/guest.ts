import type { Addresses } from '../addresses.ts'
import type { Folders } from '../folders.ts'
import type { Program } from '../program.ts'

/** What services need to know to send their telemetry to this stack. */
export type GuestEnvironment = Readonly<Record<string, string>>

/** Whole traces are chosen from, over all services. */
export function environmentFor({ otlp }: Addresses): GuestEnvironment {
  return { OTEL_EXPORTER_OTLP_ENDPOINT: `http://${otlp}`, OBS_SAMPLING: 'collector' }
}

/** A service that runs beside the stack, and perhaps was started with it. */
export interface Guest {
  /** Its name in its declaration. */
  readonly service: string
  /** `host:port` that serves its metrics. */
  readonly metrics: string
  /** Null where somebody else started it. */
  readonly program: (() => Program) | null
  /** What can be broken in it, to see what becomes of that. */
  readonly switches?: readonly Switch[]
}

/** `POST` to the address switches it on, `DELETE` off. */
export interface Switch {
  readonly name: string
  readonly does: string
  readonly url: string
}

/** Starts the guests, or finds them; those it started end with the signal. */
export type Invite = (
  environment: GuestEnvironment,
  folders: Pick<Folders, 'data' | 'logs'>,
  signal: AbortSignal,
) => Promise<{ readonly guests: readonly Guest[]; readonly stopped: () => Promise<unknown> }>
