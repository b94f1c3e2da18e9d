import type { AlertPlan } from './plan.ts'

/** What can be proven by itself, and so at once with the rest: each objective, then the service. */
export function partsOf(plan: AlertPlan): readonly AlertPlan[] {
  const { service, slos, groups } = plan
  const named = (...names: readonly string[]) => groups.filter(({ name }) => names.includes(name))
  const shared = `${service.name} service`
  return [
    ...slos.map((slo) => ({
      ...plan,
      slos: [slo],
      alerts: [],
      groups: named(`${slo.objective.id} now`, `${slo.objective.id} period`, shared),
    })),
    { ...plan, slos: [], groups: named(shared, `${service.name} escalation`) },
  ]
}
