import { secondsIn } from '@obs-toolkit/alerts'
import { findAll } from './bounded-regex.ts'
import type { Prometheus, Span } from './prometheus.ts'

/** Asks what the query of a variable asks: `label_values(…)`, `metrics(…)`, a selector … */
export async function askVariable(
  prometheus: Prometheus,
  query: string,
  within: Span,
): Promise<readonly string[]> {
  const asked = query.trim()
  const labels = /^label_values\s*\(\s*(?:(.+)\s*,\s*)?([a-zA-Z_]\w*|"[^"]+")\s*\)$/s.exec(asked)
  if (labels) {
    return prometheus.labelValues(labels[2]!.replaceAll('"', ''), labels[1]?.trim() ?? null, within)
  }
  const names = /^label_names\s*\(\s*(.*?)\s*\)$/s.exec(asked)
  if (names) return prometheus.labelNames(names[1] || null, within)
  const metrics = /^metrics\s*\(\s*(.*?)\s*\)$/s.exec(asked)
  if (metrics) {
    return matching(metrics[1]!, await prometheus.labelValues('__name__', null, within))
  }
  const result = /^query_result\s*\((.+)\)$/s.exec(asked)
  return asSamples(prometheus, result?.[1] ?? asked, within)
}

function matching(pattern: string, names: readonly string[]): readonly string[] {
  const found = findAll(pattern.replace(/^["'](.*)["']$/s, '$1'), '', names)
  return names.filter((_name, at) => found[at])
}

/** Each series as Grafana shows it to the variable's own expression: `name{label="x"} 1 1700000000000`. */
async function asSamples(
  prometheus: Prometheus,
  query: string,
  { end }: Span,
): Promise<readonly string[]> {
  const { series } = await prometheus.instant(query, end)
  return series.map(({ labels: { __name__: name = '', ...labels }, points: [point] }) => {
    const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
    const braces = pairs.length > 0 || name === '' ? `{${pairs.join(',')}}` : ''
    return `${name}${braces} ${point?.[1] ?? ''} ${Math.round((point?.[0] ?? 0) * 1_000)}`
  })
}

/** Keeps what the variable's expression matches, of a group what is in it: `/instance="([^"]+)"/`. */
export function filterValues(
  values: readonly string[],
  regex: string,
  sort: number,
): readonly string[] {
  const kept = regex === '' ? values : pickedBy(regex, values)
  return sorted(
    [...new Set(kept)].filter((value) => value !== ''),
    sort,
  )
}

/** The group called `value` or `text`, else the first that took part, else all that was found. */
function pickedBy(regex: string, values: readonly string[]): readonly string[] {
  const [, body = `^(?:${regex})$`, flags = ''] = /^\/(.*)\/([gimsuy]*)$/s.exec(regex) ?? []
  return findAll(body, flags.replace('g', ''), values).flatMap((found) => {
    if (found === null) return []
    const { whole, groups, named } = found
    return [named['value'] ?? named['text'] ?? groups.find((each) => each !== undefined) ?? whole]
  })
}

/** 1 and 2 by letter, 3 and 4 by number, 5 and 6 without regard to case; even ones downwards. */
function sorted(values: readonly string[], sort: number): readonly string[] {
  if (sort < 1 || sort > 8) return values
  const kind = Math.ceil(sort / 2)
  const up = values.toSorted((a, b) => {
    if (kind === 2) return numberIn(a) - numberIn(b)
    if (kind === 3) return a.toLowerCase().localeCompare(b.toLowerCase(), 'en')
    return a.localeCompare(b, 'en', { numeric: kind === 4 })
  })
  return sort % 2 === 0 ? up.toReversed() : up
}

function numberIn(text: string): number {
  return Number(/-?\d+(?:\.\d+)?/.exec(text)?.[0] ?? Infinity)
}

/** `1m,5m : five minutes,auto`: values of custom and interval variables. */
export function listedValues(query: string): readonly string[] {
  const parts = query.split(/(?<!\\),/).map((part) => part.replaceAll('\\,', ',').trim())
  return parts
    .map((part) =>
      part
        .split(/\s+:\s+/)
        .at(-1)!
        .trim(),
    )
    .filter((part) => part !== '')
}

/** The shortest listed interval that gives at most so many points. */
export function autoInterval(rangeSeconds: number, least: number): number {
  const listed = ['1s', '5s', '10s', '15s', '30s', '1m', '2m', '5m', '10m', '30m', '1h', '6h', '1d']
  return listed.map(secondsIn).find((each) => each >= Math.max(rangeSeconds / 30, least)) ?? 86_400
}
