import type { Framework, ScrapeVariant, Variant } from './variant.ts'

export const bare = 'bare'
export const handAssembled = 'hand-assembled'

/** Every error is kept. */
const ours = { ofSuccesses: 0.1, ofErrors: 1 }
const sampled = { ofSuccesses: 0.1, ofErrors: 0.1 }
export const ourCounter = 'http_server_request_duration_seconds_count'
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
    {
      name: 'obs, no access line',
      module: 'ours-without-log.ts',
      evidence: { counter: ourCounter, spans: ours },
      limit: { microseconds: 8, share: 1 / 6 },
    },
    {
      name: 'obs',
      module: 'ours.ts',
      evidence: { counter: ourCounter, spans: ours, lines: 1 },
      limit: { microseconds: 12, share: 1 / 6 },
      startUpLimitMs: 120,
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
    {
      name: 'obs, no access line',
      module: 'ours-without-log.ts',
      evidence: { counter: ourCounter, spans: ours },
      limit: { microseconds: 5, share: 1 / 4 },
    },
    {
      name: 'obs',
      module: 'ours.ts',
      evidence: { counter: ourCounter, spans: ours, lines: 1 },
      limit: { microseconds: 9, share: 1 / 4 },
      startUpLimitMs: 120,
    },
  ],
}

/** What metrics-scrape.ts scrapes: files in variants/scrape. */
export const scrapeVariants: readonly ScrapeVariant[] = [
  { name: 'prom-client', module: 'prom-client.ts' },
  { name: 'obs', module: 'ours.ts', limitMs: 10 },
]
