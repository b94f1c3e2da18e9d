import { defineService } from '@obs-toolkit/sdk/service'

/** Knows what there is. Orders reserves, fulfilment ships or gives back. */
export default defineService({
  name: 'inventory',
  owner: 'team-warehouse',
  description: 'Reserves, ships and gives back what there is in stock',
  traffic: { peakPerSecond: 40, lowPerSecond: 1 },
  objectives: {
    availability: 0.999,
    latency: [
      { ratio: 0.95, underMs: 100 },
      { ratio: 0.99, underMs: 300 },
    ],
  },
  routes: {
    'POST /reservations': {
      share: 0.5,
      example: { body: { order: 1, sku: 'espresso', quantity: 1 }, expect: 201 },
    },
    'POST /shipments': { share: 0.45, example: { body: { order: 1 }, expect: 204 } },
    'POST /releases': { share: 0.05, example: { body: { order: 1 }, expect: 204 } },
  },
})
