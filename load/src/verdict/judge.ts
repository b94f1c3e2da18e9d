import type { Evidence } from '../evidence/evidence.ts'
import { lookConfidence } from '../run/stopping.ts'
import { findCauses } from './causes/causes.ts'
import { judgeChecks } from './checks.ts'
import { judgeObjective } from './objective.ts'
import { overall } from './overall.ts'
import { reasonOf } from './reason.ts'
import { recordedOf } from './recorded.ts'
import { releaseOf } from './validity/release.ts'
import { checkValidity } from './validity/rules.ts'
import type { Verdict } from './verdict.ts'

/** The verdict that the evidence carries: no clock, no file, no socket. */
export function judge(evidence: Evidence): Verdict {
  const { plan, client } = evidence
  const validity = checkValidity(evidence)
  const confidence = lookConfidence(plan)
  const objectives = [
    ...plan.objectives.map((objective, at) =>
      judgeObjective(objective, client.objectives[at]!, validity, confidence),
    ),
    ...judgeChecks(evidence, validity),
  ]
  const verdict = overall(objectives, validity)
  const causes = verdict === 'pass' ? [] : findCauses(evidence, objectives, validity)
  const rate = { planned: plan.rate, achieved: achieved(evidence) }
  const openEnded = plan.looks.length > 1
  return {
    schema: 'obs.verdict/v1',
    verdict,
    reason: reasonOf({ verdict, rate, objectives, validity, causes, openEnded }),
    runId: evidence.runId,
    service: plan.service,
    declaration: plan.declaration,
    toolkit: evidence.toolkit,
    k6: evidence.k6.version,
    target: { url: plan.target, version: releaseOf(evidence) },
    profile: plan.profile,
    factor: plan.factor,
    instances: plan.instances.underTest,
    startedAt: evidence.startedAt,
    endedAt: evidence.endedAt,
    measured: { from: client.measured.from, to: client.measured.to },
    rate,
    confidence: plan.confidence,
    objectives,
    recorded: recordedOf(evidence),
    validity,
    causes,
  }
}

function achieved({ client }: Evidence): number {
  const { seconds } = client.measured
  return seconds === 0 ? 0 : Number((client.started / seconds).toPrecision(6))
}
