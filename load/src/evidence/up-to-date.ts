import type { Evidence } from './evidence.ts'

const notAsked = {
  all: null,
  routes: null,
  dependencies: null,
  saturation: null,
  instances: null,
  releases: null,
}

/** Evidence as an earlier version may have written it: what it did not look at, nobody knows. */
export function upToDate({ prometheus, server, ...evidence }: Evidence): Evidence {
  return {
    ...evidence,
    prometheus: prometheus && { ...notAsked, ...prometheus },
    server: server && {
      ...server,
      snapshots: server.snapshots.map((snapshot) => ({ ...snapshot, pools: snapshot.pools ?? {} })),
    },
  }
}
