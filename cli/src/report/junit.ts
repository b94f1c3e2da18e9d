import type { JudgedObjective, Verdict } from '@obs-toolkit/load'
import { escapeMarkup } from './escape.ts'
import { causeOf, goalOf, measuredOf } from './words.ts'

/** Each objective is a test; what is unproven is an error, since nothing was shown either way. */
export function asJunit(verdict: Verdict): string {
  const { objectives, service, startedAt, endedAt } = verdict
  const of = (outcome: string): number =>
    objectives.filter((each) => each.verdict === outcome).length
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000
  const counts =
    `tests="${objectives.length + 1}" failures="${of('fail') + (verdict.verdict === 'fail' ? 1 : 0)}" ` +
    `errors="${of('unproven') + (verdict.verdict === 'unproven' ? 1 : 0)}" time="${seconds}"`
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="obs verify" ${counts}>
  <testsuite name="${escapeMarkup(service)}" timestamp="${startedAt}" ${counts}>
${objectives.map((objective) => testCase(objective, verdict)).join('\n')}
${element(`${service}/verdict`, service, verdict.verdict, verdict.reason, verdict.causes.map(causeOf))}
  </testsuite>
</testsuites>
`
}

function testCase(objective: JudgedObjective, { service }: Verdict): string {
  const { id, verdict, reason } = objective
  const detail = [`wanted: ${goalOf(objective)}`, `bad: ${measuredOf(objective)}`]
  return element(id, service, verdict, reason, detail)
}

function element(
  name: string,
  service: string,
  outcome: Verdict['verdict'],
  message: string,
  detail: readonly string[],
): string {
  const start = `    <testcase classname="${escapeMarkup(service)}" name="${escapeMarkup(name)}"`
  if (outcome === 'pass') return `${start}/>`
  const tag = outcome === 'fail' ? 'failure' : 'error'
  const text = escapeMarkup(detail.join('\n'))
  return `${start}>
      <${tag} type="${outcome}" message="${escapeMarkup(message)}">${text}</${tag}>
    </testcase>`
}
