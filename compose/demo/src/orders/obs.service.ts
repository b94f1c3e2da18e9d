import { defineService } from '@obs-toolkit/sdk/service'

/** Takes orders. Its traffic is modest, so that twice the peak runs on a laptop. */
export default defineService({
  name: 'orders',
  owner: 'team-orders',
  description: 'Takes orders, has them paid, and tells fulfilment of them',
  traffic: { peakPerSecond: 60, lowPerSecond: 2 },
  objectives: {
    availability: 0.999,
    latency: [
      { ratio: 0.95, underMs: 500 },
      { ratio: 0.99, underMs: 1_000 },
    ],
  },
  routes: {
    'GET /orders/:id': { share: 0.6, example: { params: { id: ['1', '2', '3'] } } },
    'GET /orders': { share: 0.1 },
    'POST /orders': {
      share: 0.3,
      example: {
        data: 'wishes.json',
        body: { sku: '{sku}', quantity: '{quantity}' },
        expect: 201,
      },
    },
  },
  dependencies: {
    payments: { url: process.env['PAYMENTS_URL'] ?? 'http://127.0.0.1:4001' },
    inventory: { url: process.env['INVENTORY_URL'] ?? 'http://127.0.0.1:4002' },
  },
})
