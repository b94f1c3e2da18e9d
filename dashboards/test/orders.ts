import { defineService } from '@obs-toolkit/sdk/service'
import type { Service, ServiceDefinition } from '@obs-toolkit/sdk/service'

export function service(more: Partial<ServiceDefinition> = {}): Service {
  return defineService({
    name: 'orders',
    owner: 'team-orders',
    traffic: { peakPerSecond: 120, instances: 6 },
    routes: {
      'GET /orders/:id': { share: 0.7 },
      'POST /orders': { share: 0.3, objectives: { latency: [{ ratio: 0.99, underMs: 800 }] } },
    },
    dependencies: { payments: { url: 'http://payments:8080' } },
    links: {
      grafana: 'https://grafana.example.com',
      runbooks: 'https://docs.example.com/runbooks',
    },
    ...more,
  })
}
