import type { Evidence } from '../../evidence/evidence.ts'
import type { Validity } from '../verdict.ts'
import { coldStart } from './cold-start.ts'
import { droppedIterations } from './dropped-iterations.ts'
import { exceptions } from './exceptions.ts'
import { generatorCpu } from './generator-cpu.ts'
import { generatorPorts } from './generator-ports.ts'
import { generatorThrottled } from './generator-throttled.ts'
import { k6Ended } from './k6-ended.ts'
import { missingRoute } from './missing-route.ts'
import { restarted } from './restarted.ts'
import type { Rule } from './rule.ts'
import { serverCount } from './server-count.ts'
import { shortfall } from './shortfall.ts'
import { startLag } from './start-lag.ts'
import { stillThere } from './still-there.ts'
import { vanishedRequests } from './vanished-requests.ts'
import { wholeRun } from './whole-run.ts'
import { wrongHost } from './wrong-host.ts'

/** In the order in which they are read: first whether anything was measured, then how well. */
export const rules: readonly Rule[] = [
  wholeRun,
  k6Ended,
  wrongHost,
  generatorCpu,
  generatorThrottled,
  generatorPorts,
  startLag,
  droppedIterations,
  shortfall,
  vanishedRequests,
  exceptions,
  missingRoute,
  serverCount,
  restarted,
  stillThere,
  coldStart,
]

export function checkValidity(evidence: Evidence): readonly Validity[] {
  return rules.flatMap(({ check, ...rule }) => {
    const finding = check(evidence)
    if (finding === null) return []
    const { id, name, makes, voids, remedy } = rule
    return [
      {
        id,
        name,
        ok: finding.ok,
        makes,
        voids,
        value: finding.value,
        limit: finding.limit,
        remedy,
      },
    ]
  })
}
