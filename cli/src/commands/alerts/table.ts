import type { Detection, SloPlan } from '@obs-toolkit/alerts'
import { exitCodes } from '../../exit-codes.ts'
import type { ExitCode } from '../../exit-codes.ts'
import type { Paint, Terminal } from '../../io.ts'
import { table } from '../../terminal/table.ts'
import { percent } from '../service/numbers.ts'
import { loadPlans } from './plans.ts'

export async function showTable(terminal: Terminal): Promise<ExitCode> {
  const plans = await loadPlans(terminal)
  const slos = plans.flatMap((plan) => plan.slos)
  const document = slos.map(({ objective, ...slo }) => ({ id: objective.id, ...slo }))
  terminal.result({ objectives: document }, (paint) =>
    slos.map((slo) => describe(slo, paint)).join('\n\n'),
  )
  return exitCodes.done
}

function describe(
  { objective, facts, tiers, detection, falsePages }: SloPlan,
  paint: Paint,
): string {
  const traffic =
    facts.lowPerSecond === null
      ? 'with traffic enough for every guard'
      : `at ${facts.lowPerSecond} requests per second`
  const pages =
    falsePages === null
      ? 'unknown, as traffic.lowPerSecond is not declared'
      : `${falsePages.independent} in 30 days; ${falsePages.bursts} when errors come in tens`
  const tierRows = tiers.map(({ name, severity, threshold, factor, guard, budget }) => [
    name,
    severity,
    `over ${percent(threshold)} bad`,
    `${factor}x`,
    `${percent(budget)} of the budget`,
    `${guard} failures or more`,
  ])
  return [
    `${paint('bold', objective.id)}  ${paint('dim', `${percent(objective.ratio)}, ${traffic}`)}`,
    table(tierRows),
    table([
      ['bad', 'page after', 'by', 'budget spent', 'over after', 'ticket after'],
      ...detection.map(row),
    ]),
    `  false pages: ${pages}`,
  ].join('\n\n')
}

function row(each: Detection): string[] {
  return [
    percent(each.badFraction),
    time(each.pageSeconds),
    each.pageTier ?? '–',
    each.budgetSpent === null ? '–' : `${(each.budgetSpent * 100).toPrecision(2)} %`,
    time(each.resetSeconds),
    time(each.ticketSeconds),
  ]
}

function time(seconds: number | null): string {
  if (seconds === null) return '–'
  if (seconds < 120) return `${seconds} s`
  return seconds < 7_200 ? `${(seconds / 60).toFixed(1)} min` : `${(seconds / 3_600).toFixed(1)} h`
}
