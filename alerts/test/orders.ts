import { defineService } from '@obs-toolkit/sdk/service'
import type { Service, ServiceDefinition } from '@obs-toolkit/sdk/service'

export function service(more: Partial<ServiceDefinition> = {}): Service {
  return defineService({ name: 'orders', owner: 'team-orders', ...more })
}
