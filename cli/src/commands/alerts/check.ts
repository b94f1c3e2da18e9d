import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  alertmanagerConfiguration,
  lint,
  messageTemplate,
  ruleFile,
  templateFile,
} from '@obs-toolkit/alerts'
import type { AlertPlan } from '@obs-toolkit/alerts'
import { exitCodes } from '../../exit-codes.ts'
import type { ExitCode } from '../../exit-codes.ts'
import type { Terminal } from '../../io.ts'
import { run } from '../../tools/child.ts'
import { ensureTool } from '../../tools/index.ts'
import { checkMetrics } from './check-metrics.ts'
import { checkPrometheus } from './check-prometheus.ts'
import { loadPlans } from './plans.ts'
import { inScratchFolder } from './scratch-folder.ts'

export interface Checked {
  readonly subject: string
  readonly good: boolean
  readonly message: string
}

interface CheckOptions {
  readonly metricsUrl?: URL
  readonly prometheus?: URL
}

export async function checkAlerts(terminal: Terminal, options: CheckOptions): Promise<ExitCode> {
  const plans = await loadPlans(terminal)
  const checked = [
    ...plans.map(checkPlan),
    ...(await inScratchFolder((folder) => checkFiles(plans, folder, terminal))),
    ...(options.metricsUrl ? await checkMetrics(plans, options.metricsUrl, terminal.signal) : []),
    ...(options.prometheus
      ? await checkPrometheus(plans, options.prometheus, terminal.signal)
      : []),
  ]
  const good = checked.every((each) => each.good)
  terminal.result({ good, checks: checked }, (paint) =>
    checked
      .map(
        (each) =>
          `${each.good ? paint('green', 'ok   ') : paint('red', 'wrong')}  ${each.subject}: ${each.message}`,
      )
      .join('\n'),
  )
  return good ? exitCodes.done : exitCodes.fail
}

function checkPlan(plan: AlertPlan): Checked {
  const complaints = lint(plan)
  const rules = plan.groups.reduce((sum, group) => sum + group.rules.length, 0)
  return {
    subject: plan.service.name,
    good: complaints.length === 0,
    message:
      complaints.length === 0
        ? `${rules} rules for ${plan.slos.length} objectives`
        : complaints.map(({ rule, group, message }) => `${rule} in ${group} ${message}`).join('; '),
  }
}

async function checkFiles(
  plans: readonly AlertPlan[],
  folder: string,
  { env, signal }: Terminal,
): Promise<readonly Checked[]> {
  const file = (name: string): string => join(folder, name)
  for (const plan of plans) await writeFile(file(`${plan.service.name}.yaml`), ruleFile(plan))
  await writeFile(file(templateFile), messageTemplate)
  const services = plans.map(({ service }) => service)
  await writeFile(file('alertmanager.yaml'), alertmanagerConfiguration(services))
  const rules = services.map(({ name }) => file(`${name}.yaml`))
  return [
    await says('promtool', ['check', 'rules', '--lint=all', '--lint-fatal', ...rules]),
    await says('amtool', ['check-config', file('alertmanager.yaml')]),
  ]

  async function says(tool: string, args: readonly string[]): Promise<Checked> {
    const { path, version } = await ensureTool(tool, { env, signal })
    const { code, lines } = await run({ command: path, args, env, signal })
    const message = code === 0 ? `${version} has nothing to say` : lines.join('\n')
    return { subject: tool, good: code === 0, message }
  }
}
