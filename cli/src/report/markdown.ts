import type { Verdict } from '@obs-toolkit/load'
import { recordedFacts, serverMs } from './recorded.ts'
import { causeOf, goalOf, measuredOf, number, ruleOf } from './words.ts'

const mostRoutes = 20
const signs = { pass: '✅', fail: '❌', unproven: '⚠️' } as const

/** For the summary of a job: what a reviewer wants to know, on one screen. */
export function asMarkdown(verdict: Verdict): string {
  const { objectives, validity, causes, rate } = verdict
  const broken = validity.filter(({ ok, makes }) => !ok && makes !== 'warning')
  const warnings = validity.filter(({ ok, makes }) => !ok && makes === 'warning')
  const rows = objectives.map((each) => [
    `${signs[each.verdict]} ${each.verdict}`,
    each.id,
    goalOf(each),
    measuredOf(each),
    String(each.events),
  ])
  const blocks = [
    `## ${signs[verdict.verdict]} ${cell(verdict.service)}: ${verdict.verdict}`,
    cell(verdict.reason),
    grid(['verdict', 'objective', 'wanted', 'bad requests', 'requests'], rows),
    list(
      'Why',
      causes.map((cause) => `${causeOf(cause)}${evidence(cause.evidence)}`),
    ),
    list('Does not hold', broken.map(ruleOf)),
    list('Mind', warnings.map(ruleOf)),
    recorded(verdict),
    `${cell(verdict.target.url)}, ${number(rate.achieved)} of ${number(rate.planned)} requests per second, ` +
      `profile ${verdict.profile}, k6 ${verdict.k6}, each bound at ${number(verdict.confidence * 100)} % confidence.`,
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** What Prometheus saw at the server; of many routes the busiest. */
function recorded(verdict: Verdict): string {
  const facts = recordedFacts(verdict).map(([name, value]) => `${name}: ${value}`)
  const routes = Object.entries(verdict.recorded?.routes ?? {})
    .toSorted(([, a], [, b]) => b.requests - a.requests)
    .slice(0, mostRoutes)
    .map(([key, each]) => [key, String(each.requests), String(each.failed), serverMs(each)])
  const blocks = [list('At the server, by Prometheus', facts)]
  if (routes.length > 0)
    blocks.push(grid(['route', 'requests', 'failed', 'p50 · p95 · p99'], routes))
  return blocks.filter((block) => block !== '').join('\n\n')
}

function evidence(seen: readonly string[]): string {
  return seen.length === 0 ? '' : ` (${seen.join('; ')})`
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0
    ? ''
    : `**${title}**\n\n${items.map((item) => `- ${cell(item)}`).join('\n')}`
}

function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))]
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
}

/** Names come from outside; none of them may become markup. */
function cell(text: string): string {
  return text.replaceAll(/[\\|`*_<>[\]]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')
}
