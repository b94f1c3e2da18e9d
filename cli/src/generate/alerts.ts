import {
  alertmanagerConfiguration,
  compileAlerts,
  messageTemplate,
  proofFile,
  prometheusRule,
  prove,
  routingTable,
  ruleFile,
  runbooks,
  scrapeConfiguration,
  templateFile,
  toYaml,
} from '@obs-toolkit/alerts'
import type { AlertPlan } from '@obs-toolkit/alerts'
import type { Service } from '@obs-toolkit/sdk/service'
import { refuseErrors } from '../commands/alerts/remarks.ts'
import { fixed } from './artefact.ts'
import type { Artefact } from './artefact.ts'
import type { Neighbours } from './neighbours.ts'

/** Everything about alerts: a rule file for each service, one Alertmanager for all. */
export function alertArtefacts(
  services: readonly Service[],
  { alertmanager }: Neighbours,
): readonly Artefact[] {
  const plans = services.map(compileAlerts)
  refuseErrors(plans)
  return [
    ...plans.flatMap(ofService),
    fixed('alerts/alertmanager/alertmanager.yaml', alertmanagerConfiguration(services)),
    fixed(`alerts/alertmanager/${templateFile}`, messageTemplate),
    fixed(
      'alerts/alertmanager/routing.test.yaml',
      toYaml(routingTable(services).map(({ labels, receiver }) => ({ labels, receiver }))),
    ),
    fixed('prometheus/prometheus.yaml', scrapeConfiguration(services, alertmanager)),
  ]
}

function ofService(plan: AlertPlan): readonly Artefact[] {
  const { name } = plan.service
  const { evaluationSeconds } = plan.service.prometheus
  const { now, days } = prove(plan)
  const rules = `../rules/${name}.yaml`
  return [
    fixed(`alerts/rules/${name}.yaml`, ruleFile(plan)),
    fixed(`alerts/proofs/${name}.test.yaml`, proofFile(plan, now, { rules, evaluationSeconds })),
    fixed(`alerts/proofs/${name}.days.test.yaml`, proofFile(plan, days, { rules })),
    fixed(`alerts/kubernetes/${name}.yaml`, prometheusRule(plan)),
    ...runbooks(plan).map(({ path, render }) => ({ path: `alerts/runbooks/${path}`, render })),
  ]
}
