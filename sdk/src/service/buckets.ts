import { limits } from './defaults.ts'

/** OpenTelemetry's advice for `http.server.request.duration`, in seconds. */
export const advisedEdgesSeconds: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
]

/** 200 → 0.2: the double that prints as the decimal a person wrote. */
export function edgeSeconds(underMs: number): number {
  return Number((underMs / 1000).toPrecision(12))
}

/**
 * Every target is exactly an edge, so that good requests are counted, never interpolated. Advice
 * fills the rest; where both do not fit, the advised edges that add least resolution give way.
 */
export function bucketEdges(targetsMs: readonly number[]): readonly number[] {
  const targets = new Set(targetsMs.map(edgeSeconds).slice(0, limits.edges))
  const edges = [...new Set([...targets, ...advisedEdgesSeconds])].toSorted((a, b) => a - b)
  while (edges.length > limits.edges) edges.splice(leastUseful(edges, targets), 1)
  return edges
}

/** The advised edge whose neighbours are closest to each other; the outermost ones go last. */
function leastUseful(edges: readonly number[], targets: ReadonlySet<number>): number {
  const gaps = edges.map((edge, at) => {
    const gap = (edges[at + 1] ?? Infinity) / (edges[at - 1] ?? 0)
    return { at, gap: targets.has(edge) ? Number.NaN : gap }
  })
  const advised = gaps.filter(({ gap }) => !Number.isNaN(gap))
  return advised.reduce((least, each) => (each.gap < least.gap ? each : least)).at
}
