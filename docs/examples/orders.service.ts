import { defineService } from '@obs-toolkit/sdk/service'

/** What an order service promises, and how much traffic it gets. */
export default defineService({
  name: 'orders',
  owner: 'team-orders',
  traffic: { peakPerSecond: 120, lowPerSecond: 4, instances: 6 },
  objectives: {
    availability: 0.999,
    latency: [
      { ratio: 0.95, underMs: 200 },
      { ratio: 0.99, underMs: 500 },
    ],
  },
  detect: { withinMinutes: 10, badFraction: { availability: 0.05, latency: 0.5 } },
  load: { factor: 2, errors: 0.05, allow: ['staging.example.com'] },
  routes: {
    'GET /orders/:id': { share: 0.7, example: { params: { id: ['1', '2', '3'] } } },
    'POST /orders': {
      share: 0.3,
      objectives: { latency: [{ ratio: 0.99, underMs: 800 }] },
      example: { body: { sku: 'a', quantity: 1 }, expect: 201 },
    },
    'GET /orders/events': { stream: true },
  },
  dependencies: { payments: { url: 'http://payments:8080' } },
  links: {
    grafana: 'https://grafana.example.com',
    runbooks: 'https://docs.example.com/runbooks',
  },
})
