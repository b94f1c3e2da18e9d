import { metrics } from '@obs-toolkit/sdk/service'
import type { Demo } from './start.ts'

/** How many messages fulfilment has given up. */
export async function countDeadLetters({ services }: Demo): Promise<number> {
  const response = await fetch(`${services.fulfilment.adminUrl}/metrics`)
  const lines = (await response.text()).split('\n')
  return lines
    .filter((line) => line.startsWith(metrics.deadLetters))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
}
