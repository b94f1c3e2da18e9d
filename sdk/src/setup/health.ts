import { Health } from '../health/health.ts'
import type { ObserveOptions } from './options.ts'

export function createHealth(checks: ObserveOptions['health'] = {}): Health {
  const health = new Health()
  for (const [name, wish] of Object.entries(checks)) {
    if (typeof wish === 'function') health.add(name, wish)
    else health.add(name, wish.check, wish)
  }
  return health
}
