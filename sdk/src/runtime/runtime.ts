import type { Families } from '../metrics/index.ts'
import { describeCpu } from './cpu.ts'
import { describeDescriptors } from './descriptors.ts'
import { watchEventLoop } from './event-loop.ts'
import { watchGarbageCollection } from './garbage.ts'
import { describeMemory } from './memory.ts'
import { describeResources } from './resources.ts'
import { describeTarget, type Target } from './target.ts'

export interface RuntimeOptions {
  readonly families: Families
  readonly target: Target
}

export interface Runtime {
  /** What is measured all the time is measured no more. */
  close(): void
}

/**
 * What the process says of itself, under OpenTelemetry's names where it has any. Nothing here is
 * done for a request: it is read at a scrape, or Node counts it anyway.
 */
export function createRuntime({ families, target }: RuntimeOptions): Runtime {
  const eventLoop = watchEventLoop(families)
  const garbage = watchGarbageCollection(families)
  describeMemory(families)
  describeCpu(families)
  describeResources(families)
  describeDescriptors(families)
  describeTarget(families, target)
  return {
    close: () => {
      eventLoop.close()
      garbage.close()
    },
  }
}
