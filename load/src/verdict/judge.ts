import type { Evidence } from '../evidence/evidence.ts'
import { lookConfidence } from '../run/stopping.ts'
import { findCauses } from './causes/causes.ts'
import { judgeChecks } from './checks.ts'
import { judgeObjective } from './objective.ts'
import { checkValidity } from './validity/rules.ts'
import type { JudgedObjective, Outcome, Validity, Verdict } from './verdict.ts'

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
  return {
    schema: 'obs.verdict/v1',
    verdict,
    reason: reasonOf(verdict, objectives, validity),
    runId: evidence.runId,
    service: plan.service,
    declaration: plan.declaration,
    toolkit: evidence.toolkit,
    k6: evidence.k6.version,
    target: { url: plan.target, version: null },
    profile: plan.profile,
    factor: plan.factor,
    instances: plan.instances.underTest,
    startedAt: evidence.startedAt,
    endedAt: evidence.endedAt,
    measured: { from: client.measured.from, to: client.measured.to },
    rate: { planned: plan.rate, achieved: achieved(evidence) },
    confidence: plan.confidence,
    objectives,
    validity,
    causes: verdict === 'pass' ? [] : findCauses(evidence, objectives, validity),
  }
}

function achieved({ client }: Evidence): number {
  const { seconds } = client.measured
  return seconds === 0 ? 0 : Number((client.started / seconds).toPrecision(6))
}

function overall(objectives: readonly JudgedObjective[], validity: readonly Validity[]): Outcome {
  const trustworthy = validity.every(({ ok, voids }) => ok || voids !== 'any')
  const failing = validity.some(({ ok, makes }) => !ok && makes === 'fail')
  if (trustworthy && (failing || objectives.some(({ verdict }) => verdict === 'fail')))
    return 'fail'
  const proven = objectives.length > 0 && objectives.every(({ verdict }) => verdict === 'pass')
  return proven && validity.every(({ ok }) => ok) ? 'pass' : 'unproven'
}

function reasonOf(
  verdict: Outcome,
  objectives: readonly JudgedObjective[],
  validity: readonly Validity[],
): string {
  if (verdict === 'pass') return 'Every objective holds.'
  const broken = validity.filter(({ ok }) => !ok)
  if (verdict === 'unproven' && broken.length > 0) return broken[0]!.remedy
  const concerned = objectives.filter((each) => each.verdict === verdict)
  if (concerned.length === 0) return broken[0]?.remedy ?? 'Nothing was measured.'
  const names = concerned.map(({ id }) => id).join(', ')
  return verdict === 'fail' ? `Broken: ${names}.` : `Undecided: ${names}: ${concerned[0]!.reason}.`
}
