import type { Evidence } from '../evidence/evidence.ts'
import type { JudgedObjective, Validity } from './verdict.ts'
import { judgeObjective } from './objective.ts'

/** The checks of the user's script, together, are one objective more: as many may fail as requests. */
export function judgeChecks(
  { plan, client }: Evidence,
  validity: readonly Validity[],
): readonly JudgedObjective[] {
  const bad = client.checks.reduce((sum, { failed }) => sum + failed, 0)
  const events = bad + client.checks.reduce((sum, { passed }) => sum + passed, 0)
  if (events === 0) return []
  const errors = plan.objectives.find(({ kind }) => kind === 'errors')
  const allowed = errors?.allowed ?? 0.001
  const id = `${plan.service}/checks`
  const objective = {
    id,
    kind: 'errors' as const,
    route: null,
    except: [],
    underMs: null,
    allowed,
    ratio: Number((1 - allowed).toPrecision(12)),
  }
  const judged = judgeObjective(
    objective,
    { id, events, bad, slots: [[events, bad]] },
    validity,
    plan.confidence,
  )
  return [{ ...judged, kind: 'checks' }]
}
