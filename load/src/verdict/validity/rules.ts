import type { Evidence } from '../../evidence/evidence.ts'
import type { Validity } from '../verdict.ts'
import { clocks } from './clocks.ts'
import { coldStart } from './cold-start.ts'
import { deadRoute } from './dead-route.ts'
import { declaredPeak } from './declared-peak.ts'
import { crowdedMachine } from './crowded-machine.ts'
import { droppedIterations } from './dropped-iterations.ts'
import { exceptions } from './exceptions.ts'
import { followedPlan } from './followed-plan.ts'
import { generatorCpu } from './generator-cpu.ts'
import { generatorPorts } from './generator-ports.ts'
import { generatorThrottled } from './generator-throttled.ts'
import { instances } from './instances.ts'
import { k6Ended } from './k6-ended.ts'
import { missingRoute } from './missing-route.ts'
import { noisyMachine } from './noisy-machine.ts'
import { redirects } from './redirects.ts'
import { release } from './release.ts'
import { restarted } from './restarted.ts'
import type { Rule } from './rule.ts'
import { sameData } from './same-data.ts'
import { serverCount } from './server-count.ts'
import { shortfall } from './shortfall.ts'
import { startLag } from './start-lag.ts'
import { stillThere } from './still-there.ts'
import { stolenTime } from './stolen-time.ts'
import { vanishedRequests } from './vanished-requests.ts'
import { wholeRun } from './whole-run.ts'
import { worsening } from './worsening.ts'
import { wrongHost } from './wrong-host.ts'

/** In the order in which they are read: first whether anything was measured, then how well. */
export const rules: readonly Rule[] = [
  wholeRun,
  k6Ended,
  followedPlan,
  wrongHost,
  release,
  declaredPeak,
  instances,
  generatorCpu,
  generatorThrottled,
  generatorPorts,
  noisyMachine,
  crowdedMachine,
  stolenTime,
  startLag,
  droppedIterations,
  shortfall,
  vanishedRequests,
  exceptions,
  missingRoute,
  deadRoute,
  serverCount,
  restarted,
  stillThere,
  coldStart,
  worsening,
  redirects,
  sameData,
  clocks,
]

export function checkValidity(evidence: Evidence): readonly Validity[] {
  return rules.flatMap(({ check, id, name, unit = null, makes, voids, remedy }) => {
    const finding = check(evidence)
    return finding === null ? [] : [{ id, name, unit, makes, voids, remedy, ...finding }]
  })
}
