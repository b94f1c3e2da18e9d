import type { Registry } from '@prometheus-io/client'
import type { AnyFamily, Families } from '../families/families.ts'
import { loadClient } from './client.ts'
import { BridgedMetric } from './metric.ts'

/** Our families, now and to come, in a registry of the client's own kind. */
export function createRegistry(families: Families, collect: (family: AnyFamily) => void): Registry {
  const { Registry } = loadClient()
  const registry = new Registry()
  families.each((family) => {
    registry.registerMetric(new BridgedMetric(family, collect) as never)
  })
  return registry
}
