import { availableParallelism, cpus, platform, release } from 'node:os'

/** Where and when figures were measured: without it they say little. */
export interface Machine {
  measuredAt: string
  node: string
  system: string
  processor: string
  cores: number
}

export function describeMachine(): Machine {
  return {
    measuredAt: new Date().toISOString(),
    node: process.version,
    system: `${platform()} ${release()}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
  }
}

export function machineLine({ measuredAt, node, processor, cores }: Machine): string {
  return `${measuredAt.slice(0, 10)}, Node ${node}, ${processor}, ${cores} cores`
}
