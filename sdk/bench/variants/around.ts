import type { Obs, ObserveOptions } from '@obs-toolkit/sdk'

/** All that the SDK has beside the request path, set up as in a service that uses it. */
export const aroundOptions: ObserveOptions = {
  service: {
    name: 'bench',
    dependencies: { payments: { url: 'http://127.0.0.1:9' } },
  },
  logger: false,
  problems: true,
  health: { database: async () => true, search: { check: () => true, cacheMs: 5_000 } },
  liveness: { blockedMs: 5_000 },
  databases: { slowMs: 100, repeated: 5 },
}

/** Nothing of this is for the request that is measured. */
export function setUpAround(obs: Obs): void {
  const outcome = ['paid', 'declined'] as const
  obs.counter('orders_total', { help: 'Orders.', unit: 'none', labels: { outcome } })
  obs.gauge('carts_open', { help: 'Carts.', unit: 'none' })
  obs.histogram('checkout_seconds', { help: 'Checkouts.', unit: 'seconds' })
  obs.pool('orders', () => ({ used: 1, idle: 3, waiting: 0, max: 4 }))
  obs.consume('orders', () => {}, { system: 'redis', lag: () => 0 })
  obs.health.add('queue', () => true)
  obs.health.starting('cache', Promise.resolve())
  obs.onShutdown(() => {})
}
