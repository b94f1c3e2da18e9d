import { getHeapSpaceStatistics, getHeapStatistics, type HeapSpaceInfo } from 'node:v8'
import type { Families, Gauge } from '../metrics/index.ts'
import { labels, metrics } from '../service/index.ts'

/** The heap by space, what it may grow to, and what the machine sees of the process. */
export function describeMemory(families: Families): void {
  const used = bySpace(families, metrics.heapUsed, 'Heap in use, by space.')
  const size = bySpace(families, metrics.heapSpaceSize, 'Heap that V8 has reserved, by space.')
  used.collectors.push(() => {
    for (const space of getHeapSpaceStatistics()) set(space, used, size)
  })

  const limit = families.gauge({
    name: metrics.heapLimit,
    help: 'What the heap may grow to; beyond it the process ends.',
    unit: 'bytes',
    // It can be raised while the process runs.
    collect: () => limit.series().set(getHeapStatistics().heap_size_limit),
  })
  const resident = families.gauge({
    name: metrics.memoryUsage,
    help: 'Memory of the process that is in RAM.',
    unit: 'bytes',
    collect: () => resident.series().set(process.memoryUsage.rss()),
  })
}

function bySpace(families: Families, name: string, help: string): Gauge<[string]> {
  return families.gauge({ name, help, unit: 'bytes', labelNames: [labels.heapSpace] })
}

function set(space: HeapSpaceInfo, used: Gauge<[string]>, size: Gauge<[string]>): void {
  used.series(space.space_name).set(space.space_used_size)
  size.series(space.space_name).set(space.space_size)
}
