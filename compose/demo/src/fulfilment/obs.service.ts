import { defineService } from '@obs-toolkit/sdk/service'

/** A worker: it answers nobody, so it promises nothing about requests. */
export default defineService({
  name: 'fulfilment',
  owner: 'team-warehouse',
  description: 'Ships orders that are paid, and undoes those that failed',
  objectives: { availability: false, latency: false },
  dependencies: {
    payments: { url: process.env['PAYMENTS_URL'] ?? 'http://127.0.0.1:4001' },
    inventory: { url: process.env['INVENTORY_URL'] ?? 'http://127.0.0.1:4002' },
  },
})
