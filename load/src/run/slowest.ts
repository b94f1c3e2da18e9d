import type { SlowRequest } from '../evidence/client.ts'

const most = 10

/** The few requests that a person will want to look up by their trace. */
export interface Slowest {
  readonly wants: (ms: number) => boolean
  readonly add: (request: SlowRequest) => void
  readonly list: () => readonly SlowRequest[]
}

export function createSlowest(): Slowest {
  let kept: SlowRequest[] = []
  return {
    wants: (ms) => kept.length < most || ms > kept.at(-1)!.ms,
    add: (request) => {
      kept = [...kept, request].toSorted((a, b) => b.ms - a.ms).slice(0, most)
    },
    list: () => kept.map((each) => ({ ...each, ms: Math.round(each.ms) })),
  }
}
