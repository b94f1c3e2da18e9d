import { defineService } from '@obs-toolkit/sdk/service'

/** Takes the money. Only orders asks it, for three orders in ten. */
export default defineService({
  name: 'payments',
  owner: 'team-money',
  description: 'Charges and refunds, once for each order',
  traffic: { peakPerSecond: 20, lowPerSecond: 1 },
  objectives: {
    availability: 0.999,
    latency: [
      { ratio: 0.95, underMs: 200 },
      { ratio: 0.99, underMs: 500 },
    ],
  },
  routes: {
    'POST /charges': {
      share: 0.9,
      example: { body: { order: 1, cents: 300 }, expect: 201 },
    },
    'POST /refunds': { share: 0.1, example: { body: { order: 1 }, expect: 204 } },
  },
})
