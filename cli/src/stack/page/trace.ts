import { escapeMarkup } from '../../report/escape.ts'
import { ask } from './ask.ts'
import { link, page } from './layout.ts'

interface Span {
  readonly spanID: string
  readonly operationName: string
  readonly processID: string
  /** Microseconds. */
  readonly startTime: number
  readonly duration: number
  readonly references: readonly { readonly refType: string; readonly spanID: string }[]
  readonly tags: readonly { readonly key: string; readonly value: unknown }[]
}

export interface Trace {
  readonly traceID: string
  readonly spans: readonly Span[]
  readonly processes: Readonly<Record<string, { readonly serviceName: string }>>
}

export async function findTrace(jaeger: string, id: string): Promise<Trace | null> {
  const answer = await ask<{ data: readonly Trace[] }>(`http://${jaeger}/api/traces/${id}`)
  return answer?.data[0] ?? null
}

export function begun({ spans }: Trace): number {
  return Math.min(...spans.map(({ startTime }) => startTime))
}

/** Microseconds from its first sign to its last. */
export function lasted(trace: Trace): number {
  return Math.max(...trace.spans.map(endOf)) - begun(trace)
}

export function hasFailed({ spans }: Trace): boolean {
  return spans.some(isBad)
}

function endOf({ startTime, duration }: Span): number {
  return startTime + duration
}

function isBad({ tags }: Span): boolean {
  return tags.some(({ key, value }) => key === 'error' && value === true)
}

/** Its spans one below the other, as long as they took. */
export function tracePage(trace: Trace): string {
  const { traceID, spans } = trace
  const bar = barWithin(begun(trace), Math.max(1, lasted(trace)))
  const rows = inOrder(spans).map(({ span, depth }) => row(trace, span, { depth, bar: bar(span) }))
  const logs = link(`/logs?contains=${traceID}`, 'log lines of this trace')
  return page(`Trace ${traceID}`, `<p>${logs}</p>\n${rows.join('\n')}`)
}

function barWithin(start: number, length: number): (span: Span) => string {
  const percent = (micros: number): string => `${((100 * micros) / length).toFixed(2)}%`
  return ({ startTime, duration }) =>
    `<span class="bar" style="left:${percent(startTime - start)};width:${percent(duration)}"></span>`
}

function row(
  { processes }: Trace,
  span: Span,
  { depth, bar }: { readonly depth: number; readonly bar: string },
): string {
  const { serviceName = '' } = processes[span.processID] ?? {}
  const bad = isBad(span)
  return `<div class="span${bad ? ' bad' : ''}">
<span style="padding-left:${depth * 16}px">${bad ? '✗ ' : ''}<b>${escapeMarkup(serviceName)}</b> ${escapeMarkup(span.operationName)}${bad ? why(span) : ''}</span>
<span class="rail">${bar}</span>
<span class="time">${(span.duration / 1_000).toFixed(1)} ms</span>
</div>`
}

/** In the words of whoever marked it as failed. */
function why({ tags }: Span): string {
  const said = tags.find(({ key }) => key === 'otel.status_description')?.value
  return typeof said === 'string' && said !== '' ? `<br><small>${escapeMarkup(said)}</small>` : ''
}

interface Placed {
  readonly span: Span
  readonly depth: number
}

/** Children below their parents, by time. */
function inOrder(spans: readonly Span[]): readonly Placed[] {
  const known = new Set(spans.map(({ spanID }) => spanID))
  const byTime = spans.toSorted((a, b) => a.startTime - b.startTime)
  const below = Map.groupBy(byTime, (span) => parentOf(span, known))
  const placed: Placed[] = []
  const place = (parent: string | null, depth: number): void => {
    for (const span of below.get(parent) ?? []) {
      placed.push({ span, depth })
      place(span.spanID, depth + 1)
    }
  }
  place(null, 0)
  return placed
}

/** Null where it is not to be had, too: another service may have kept less. */
function parentOf({ references }: Span, known: ReadonlySet<string>): string | null {
  const parent = references.find(({ refType }) => refType === 'CHILD_OF')?.spanID
  return parent !== undefined && known.has(parent) ? parent : null
}
