import { expectations } from '@obs-toolkit/alerts'
import type { AlertPlan, Expectations } from '@obs-toolkit/alerts'
import { Failure } from '../../failure.ts'
import type { Checked } from './check.ts'
import { textOf, unreachable } from './text-of.ts'

/** Whether a live service has the series, labels and buckets that its rules read. */
export async function checkMetrics(
  plans: readonly AlertPlan[],
  url: URL,
  signal: AbortSignal,
): Promise<readonly Checked[]> {
  if (plans.length > 1) {
    throw new Failure(
      `--metrics-url is the address of one service, and ${plans.length} are declared`,
      {
        remedy: 'Name the one that answers there: --service FILE.',
      },
    )
  }
  const text = await textOf(url, signal)
  if (!aSample.test(text)) throw unreachable(url, 'does not answer with metrics')
  return plans.map(({ service }) => {
    const wrong = lacking(expectations(service), text)
    const message =
      wrong.length === 0 ? `${url.host} has all that the rules read` : wrong.join('; ')
    return { subject: `${service.name} live`, good: wrong.length === 0, message }
  })
}

/** `up 1`, `up{job="orders"} 1` */
const aSample = /^[A-Za-z_:][\w:]*(\{.*\})? \S+/m

function lacking(
  { histogram, labels, edgesSeconds, series }: Expectations,
  text: string,
): string[] {
  const counts = linesOf(text, `${histogram}_count{`)
  if (counts.length === 0) {
    return [`there is no ${histogram}: call observe(app), and send the service a request`]
  }
  const edges = new Set(
    linesOf(text, `${histogram}_bucket{`).map((line) => Number(/[{,]le="([^"]+)"/.exec(line)?.[1])),
  )
  return [
    ...series
      .filter((name) => linesOf(text, `${name}{`).length + linesOf(text, `${name} `).length === 0)
      .map((name) => `there is no ${name}, which an alert of the service reads`),
    ...labels
      .filter((label) => !counts.some((line) => new RegExp(`[{,]${label}="`).test(line)))
      .map((label) => `${histogram} has no label ${label}`),
    ...edgesSeconds
      .filter((edge) => !edges.has(edge))
      .map(
        (edge) =>
          `no bucket ends at ${edge} s (there are ${[...edges].filter(Number.isFinite).join(', ') || 'none'}), so a target is not watched: deploy the service with this declaration`,
      ),
  ]
}

function linesOf(text: string, start: string): string[] {
  return text.split('\n').filter((line) => line.startsWith(start))
}
