import type { Outcome } from '@obs-toolkit/load'
import type { Paint, Style } from '../io.ts'
import { table } from '../terminal/table.ts'
import type { Judged } from './judged.ts'
import { recordedShortly } from './recorded.ts'
import { causeOf, cutShort, duration, goalOf, measuredOf, number, ruleOf } from './words.ts'

const styles: Readonly<Record<Outcome, Style>> = { pass: 'green', fail: 'red', unproven: 'yellow' }

/** The verdict for a person at a terminal or in the log of a pipeline. */
export function describeVerdict(
  { verdict, evidence, report }: Judged & { report: string },
  paint: Paint,
): string {
  const { rate, target, validity, causes } = verdict
  const broken = validity.filter(({ ok, makes }) => !ok && makes !== 'warning')
  const warnings = validity.filter(({ ok, makes }) => !ok && makes === 'warning')
  const { client } = evidence
  const blocks = [
    `${paint('bold', verdict.service)} at ${target.url}: ${number(rate.achieved)} of ${number(rate.planned)} ` +
      `requests per second for ${duration(client.measured.seconds)}${cutShort(evidence)}, p95 ${client.latency.p95} ms, p99 ${client.latency.p99} ms${recordedShortly(verdict)}`,
    table(
      verdict.objectives.map((objective) => [
        paint(styles[objective.verdict], objective.verdict),
        objective.id,
        goalOf(objective),
        `bad ${measuredOf(objective)}`,
        objective.verdict === 'pass' ? '' : paint('dim', objective.reason),
      ]),
    ),
    section('does not hold', broken.map(ruleOf)),
    section('mind', warnings.map(ruleOf)),
    section(
      'because',
      causes.flatMap((cause) => [causeOf(cause), ...cause.evidence.map((seen) => `  ${seen}`)]),
    ),
    `${paint(styles[verdict.verdict], verdict.verdict)}  ${verdict.reason}\n${paint('dim', report)}`,
  ]
  return blocks.filter((block) => block !== '').join('\n\n')
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${title}:`, ...lines.map((line) => `  ${line}`)].join('\n')
}
