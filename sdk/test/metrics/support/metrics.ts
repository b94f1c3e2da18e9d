import { gunzipSync } from 'node:zlib'
import { createMetrics, type Metrics, type MetricsOptions } from '../../../src/metrics/index.ts'
import { parseExposition, type Sample } from './parse.ts'

export const edges = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10]

export interface Observed {
  readonly metrics: Metrics
  readonly failures: string[]
  readonly warnings: string[]
}

export function makeMetrics(options: Partial<MetricsOptions> = {}): Observed {
  const failures: string[] = []
  const warnings: string[] = []
  const metrics = createMetrics({
    service: { bucketEdgesSeconds: edges },
    internalError: (where, error) => failures.push(`${where}: ${String(error)}`),
    warn: (message) => warnings.push(message),
    ...options,
  })
  return { metrics, failures, warnings }
}

export const asOpenMetrics = 'application/openmetrics-text;version=1.0.0'

export async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export async function textOf(metrics: Metrics, accept?: string): Promise<string> {
  return (await bytesOf(metrics.render(accept).body)).toString()
}

export async function samplesOf(metrics: Metrics, accept?: string): Promise<readonly Sample[]> {
  return parseExposition(await textOf(metrics, accept))
}

export function unzipped(bytes: Uint8Array): string {
  return gunzipSync(bytes).toString()
}

/** The value of the only sample that has this name and, among others, these labels. */
export function valueOf(
  samples: readonly Sample[],
  name: string,
  labels: Record<string, string> = {},
): number {
  const found = samples.filter(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([key, value]) => (sample.labels[key] ?? '') === value),
  )
  if (found.length !== 1)
    throw new Error(`${found.length} samples ${name} ${JSON.stringify(labels)}`)
  return found[0]!.value
}
