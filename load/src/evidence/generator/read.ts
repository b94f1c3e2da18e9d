import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import type { GeneratorReading } from './generator.ts'

/** Linux counts in hundredths of a second, whatever its kernel does. */
const ticksPerSecond = 100

/** Reads what the system tells; what it does not tell is null. */
export async function readGenerator(k6: number | undefined): Promise<GeneratorReading> {
  const times = cpus().map((cpu) => cpu.times)
  const idleMs = times.reduce((sum, { idle }) => sum + idle, 0)
  const busyMs = times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, 0)
  const [stat, throttling, sockets, range, machine] = await Promise.all([
    k6 === undefined ? null : read(`/proc/${k6}/stat`),
    read('/sys/fs/cgroup/cpu.stat'),
    read('/proc/net/sockstat'),
    read('/proc/sys/net/ipv4/ip_local_port_range'),
    read('/proc/stat'),
  ])
  return {
    at: Date.now(),
    k6CpuSeconds: stat === null ? null : cpuSeconds(stat),
    busyMs,
    idleMs,
    throttledMicroseconds: numberAfter(throttling, /^throttled_usec (\d+)/m),
    ports: portsInUse(sockets, range),
    ticks: machine === null ? null : ticksOf(machine),
  }
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    // Another system, or the process is gone.
    return null
  }
}

/** Fields 14 and 15 of proc(5); the second one, a name in brackets, may hold spaces. */
function cpuSeconds(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** The first line of proc_stat(5): user, nice, system, idle, iowait, irq, softirq, steal. */
function ticksOf(stat: string): GeneratorReading['ticks'] {
  const [, ...ticks] = stat.slice(0, stat.indexOf('\n')).trim().split(/\s+/)
  const counted = ticks.slice(0, 8).map(Number)
  return { stolen: counted[7] ?? 0, all: counted.reduce((sum, each) => sum + each, 0) }
}

function portsInUse(sockets: string | null, range: string | null): number | null {
  const inUse = numberAfter(sockets, /^TCP: inuse (\d+)/m)
  const waiting = numberAfter(sockets, /^TCP: .*\btw (\d+)/m)
  const [low, high] = (range ?? '').trim().split(/\s+/).map(Number)
  if (inUse === null || waiting === null || low === undefined || high === undefined) return null
  return Number(((inUse + waiting) / (high - low + 1)).toPrecision(4))
}

function numberAfter(text: string | null, pattern: RegExp): number | null {
  const found = text === null ? null : pattern.exec(text)
  return found ? Number(found[1]) : null
}
