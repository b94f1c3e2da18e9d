/** One condition on a label. */
export type Matcher = readonly [label: string, op: '=' | '!=' | '=~' | '!~', value: string]

/** `metric{label="value"}`; matchers in the order given. */
export function selector(metric: string, matchers: readonly Matcher[]): string {
  if (matchers.length === 0) return metric
  return `${metric}{${matchers.map(([label, op, value]) => label + op + quoted(value)).join(',')}}`
}

export function equals(labels: Readonly<Record<string, string>>): Matcher[] {
  return Object.entries(labels).map(([label, value]) => [label, '=', value])
}

/** A text as PromQL writes it. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

/** Matches exactly these texts: RE2, which anchors at both ends by itself. */
export function oneOf(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
}
