/** Whether the machine that sends could send. */
export interface GeneratorEvidence {
  readonly cores: number
  /** Of all cores, during the measured phase; null where the system does not tell. */
  readonly k6Cpu: number | null
  readonly machineCpu: number
  /** Time in which the control group was kept from running, of the measured phase. */
  readonly throttled: number | null
  /** Local ports in use, of those there are. */
  readonly ports: number | null
  /** Time that the machine below this one gave to others, of the measured phase. */
  readonly stolen: number | null
  /** For how long a server that does nothing let one request in twenty wait, in milliseconds. */
  readonly idleP95Ms: { readonly before: number; readonly after: number } | null
}

/** Counters at one time. */
export interface GeneratorReading {
  readonly at: number
  readonly k6CpuSeconds: number | null
  readonly busyMs: number
  readonly idleMs: number
  readonly throttledMicroseconds: number | null
  readonly ports: number | null
  /** Stolen and all, in ticks. */
  readonly ticks: { readonly stolen: number; readonly all: number } | null
}

export function between(
  from: GeneratorReading,
  to: GeneratorReading,
  cores: number,
): Omit<GeneratorEvidence, 'idleP95Ms'> {
  const seconds = (to.at - from.at) / 1000
  const busy = to.busyMs - from.busyMs
  const all = busy + to.idleMs - from.idleMs
  return {
    cores,
    k6Cpu: rate(from.k6CpuSeconds, to.k6CpuSeconds, seconds * cores),
    machineCpu: all > 0 ? round(busy / all) : 0,
    throttled: rate(from.throttledMicroseconds, to.throttledMicroseconds, seconds * 1e6),
    ports: to.ports,
    stolen: stolenBetween(from.ticks, to.ticks),
  }
}

function stolenBetween(
  from: GeneratorReading['ticks'],
  to: GeneratorReading['ticks'],
): number | null {
  if (from === null || to === null || to.all <= from.all) return null
  return round((to.stolen - from.stolen) / (to.all - from.all))
}

function rate(from: number | null, to: number | null, over: number): number | null {
  return from === null || to === null || over <= 0 ? null : round((to - from) / over)
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
