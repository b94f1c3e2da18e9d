import type { MetricCatalogue } from './knowledge.ts'

const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+[^\s{]/
const pair = /([a-zA-Z_][\w.]*)="((?:[^"\\]|\\.)*)"/g
/** Prometheus adds these when it scrapes. */
const added = ['job', 'instance']
const everywhere: ReadonlySet<string> = new Set([
  'up',
  'scrape_duration_seconds',
  'ALERTS',
  'ALERTS_FOR_STATE',
])

/** What a service shows at `/metrics`. */
export function expositionCatalogue(text: string, source: string): MetricCatalogue {
  const labels = new Map<string, Set<string>>()
  const edges = new Map<string, Set<number>>()
  for (const line of text.split('\n')) {
    const [, name, braces = ''] = sample.exec(line) ?? []
    if (name === undefined) continue
    const known = labels.get(name) ?? new Set(added)
    labels.set(name, known)
    for (const [, label, value] of braces.matchAll(pair)) {
      known.add(label!)
      if (label === 'le' && name.endsWith('_bucket')) {
        addEdge(edges, name.slice(0, -'_bucket'.length), Number(value))
      }
    }
  }
  return {
    source,
    complete: false,
    has: (metric) => labels.has(metric) || everywhere.has(metric),
    labels: (metric) => labels.get(metric) ?? null,
    edges: (histogram) => [...(edges.get(histogram) ?? [])].toSorted((a, b) => a - b),
  }
}

function addEdge(edges: Map<string, Set<number>>, histogram: string, edge: number): void {
  if (!Number.isFinite(edge)) return
  edges.set(histogram, (edges.get(histogram) ?? new Set()).add(edge))
}
