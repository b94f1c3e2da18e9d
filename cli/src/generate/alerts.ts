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
  timeLapse,
  toYaml,
} from '@obs-toolkit/alerts'
import type { AlertPlan } from '@obs-toolkit/alerts'
import type { Service } from '@obs-toolkit/sdk/service'
import { refuseErrors } from '../commands/alerts/remarks.ts'
import { fixed } from './artefact.ts'
import type { Artefact } from './artefact.ts'
import type { Deployment } from './neighbours.ts'

/** Everything about alerts: a rule file for each service, one Alertmanager for all. */
export function alertArtefacts(
  services: readonly Service[],
  { alertmanager, timesFaster }: Deployment,
): readonly Artefact[] {
  const declared = services.map(compileAlerts)
  refuseErrors(declared)
  const plans = declared.map((plan) => (timesFaster > 1 ? timeLapse(plan, timesFaster) : plan))
  const configuration = alertmanagerConfiguration(services, { timesFaster })
  const scraped = plans.map(({ service }) => service)
  return [
    ...plans.flatMap(ofService),
    // They hold at the declared pace.
    ...(timesFaster > 1 ? [] : plans.flatMap(proofsOf)),
    fixed('alerts/alertmanager/alertmanager.yaml', configuration),
    fixed(`alerts/alertmanager/${templateFile}`, messageTemplate),
    fixed(
      'alerts/alertmanager/routing.test.yaml',
      toYaml(routingTable(services).map(({ labels, receiver }) => ({ labels, receiver }))),
    ),
    fixed('prometheus/prometheus.yaml', scrapeConfiguration(scraped, alertmanager)),
  ]
}

function ofService(plan: AlertPlan): readonly Artefact[] {
  const { name } = plan.service
  return [
    fixed(`alerts/rules/${name}.yaml`, ruleFile(plan)),
    fixed(`alerts/kubernetes/${name}.yaml`, prometheusRule(plan)),
    ...runbooks(plan).map(({ path, render }) => ({ path: `alerts/runbooks/${path}`, render })),
  ]
}

function proofsOf(plan: AlertPlan): readonly Artefact[] {
  const { name, prometheus } = plan.service
  const { evaluationSeconds } = prometheus
  const { now, days } = prove(plan)
  const rules = `../rules/${name}.yaml`
  return [
    fixed(`alerts/proofs/${name}.test.yaml`, proofFile(plan, now, { rules, evaluationSeconds })),
    fixed(`alerts/proofs/${name}.days.test.yaml`, proofFile(plan, days, { rules })),
  ]
}
