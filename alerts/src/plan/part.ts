import type { AlertPlan } from './plan.ts'

/** One objective's part of a plan, which can be proven by itself and so at once with others. */
export function partsOf(plan: AlertPlan): readonly AlertPlan[] {
  const { service, slos, groups } = plan
  const shared = groups.filter(({ name }) => name === `${service.name} service`)
  return slos.map((slo) => ({
    ...plan,
    slos: [slo],
    groups: [
      ...groups.filter(({ name }) =>
        [`${slo.objective.id} now`, `${slo.objective.id} period`].includes(name),
      ),
      ...shared,
    ],
  }))
}
