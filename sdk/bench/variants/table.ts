import type { Framework, ScrapeVariant, Variant } from './variant.ts'

export const bare = 'bare'
export const handAssembled = 'hand-assembled'

const sampled = { ofSuccesses: 0.1, ofErrors: 0.1 }
const promClientCounter = 'http_request_duration_seconds_count'

export const variants: Record<Framework, readonly Variant[]> = {
  express: [
    { name: bare, module: 'bare.ts', evidence: {} },
    {
      name: 'express-prom-bundle',
      module: 'prom-bundle.ts',
      evidence: { counter: promClientCounter },
    },
    {
      name: 'opentelemetry',
      module: 'opentelemetry.ts',
      preload: 'opentelemetry/express.ts',
      evidence: { spans: sampled },
    },
    {
      name: 'opentelemetry, tuned',
      module: 'opentelemetry.ts',
      preload: 'opentelemetry/express-requests.ts',
      evidence: { spans: sampled },
    },
    {
      name: handAssembled,
      module: 'hand-assembled.ts',
      preload: 'opentelemetry/express.ts',
      evidence: { counter: promClientCounter, spans: sampled, lines: 1 },
    },
  ],
  fastify: [
    { name: bare, module: 'bare.ts', evidence: {} },
    { name: 'fastify-metrics', module: 'metrics.ts', evidence: { counter: promClientCounter } },
    {
      name: 'opentelemetry',
      module: 'opentelemetry.ts',
      preload: 'opentelemetry/fastify.ts',
      evidence: { spans: sampled },
    },
    {
      name: 'opentelemetry, tuned',
      module: 'opentelemetry.ts',
      preload: 'opentelemetry/fastify-requests.ts',
      evidence: { spans: sampled },
    },
    {
      name: handAssembled,
      module: 'hand-assembled.ts',
      preload: 'opentelemetry/fastify.ts',
      evidence: { counter: promClientCounter, spans: sampled, lines: 1 },
    },
  ],
}

/** What metrics-scrape.ts scrapes: files in variants/scrape. */
export const scrapeVariants: readonly ScrapeVariant[] = [
  { name: 'prom-client', module: 'prom-client.ts' },
]
