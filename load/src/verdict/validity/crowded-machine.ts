import type { Evidence } from '../../evidence/evidence.ts'
import { isLoopback } from '../../plan/target.ts'
import { serverDelta } from '../server-delta.ts'
import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

const full = 0.95

/**
 * Where nothing is left of a machine, and others than k6 and the service took most of it, requests
 * fail and are late for reasons that are no one's here. Without the service's own word on its
 * processor time it cannot be told from a service that is at its end.
 */
export const crowdedMachine: Rule = {
  id: 'V14c',
  name: 'crowded-machine',
  unit: 'ratio',
  makes: 'unproven',
  voids: 'fail',
  remedy:
    'Something else on this machine took most of its processor time: stop it, or run the test elsewhere.',
  check: (evidence) => {
    const others = shareOfOthers(evidence)
    if (others === null || evidence.generator.machineCpu < full) return null
    return atMost(others, 0.5)
  },
}

/** Of all cores; null where the service is elsewhere, or says nothing. */
function shareOfOthers(evidence: Evidence): number | null {
  const { k6Cpu, machineCpu, cores } = evidence.generator
  const service = serverDelta(evidence)?.cpuShare ?? null
  if (service === null || k6Cpu === null) return null
  if (!isLoopback(new URL(evidence.plan.target).hostname)) return null
  return machineCpu - k6Cpu - service / cores
}
