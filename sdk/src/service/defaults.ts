/** What stands where a declaration says nothing. Every default of the toolkit's is in this file. */
export const defaults = {
  name: 'unknown_service',
  instances: 1,
  availability: 0.999,
  latency: [
    { ratio: 0.95, underMs: 200 },
    { ratio: 0.99, underMs: 500 },
  ],
  detect: { withinMinutes: 10, badFraction: { availability: 0.05, latency: 0.5 } },
  page: true,
  load: { factor: 2, errors: 0.05, normalErrors: 0.001, timeoutMs: 10_000 },
  maintenance: { timeZone: 'UTC', mutes: 'tickets' },
  prometheus: {
    scrapeSeconds: 15,
    evaluationSeconds: 15,
    periodDays: 30,
    metricsPath: '/metrics',
  },
} as const

/** What a declaration may ask for at most. */
export const limits = {
  /** Edges of a histogram: each one is a series for every route, method and status. */
  edges: 20,
  targetMs: 3_600_000,
  routes: 1_000,
  entries: 1_000,
  objectives: 20,
  list: 1_000,
  name: 100,
  text: 2_000,
  bodyText: 100_000,
  depth: 32,
  values: 50_000,
} as const
