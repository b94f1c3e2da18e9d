/** One condition on a label. */
export type Matcher = readonly [label: string, op: '=' | '!=' | '=~' | '!~', value: string]

/** `metric{label="value"}`; matchers in the order given. */
export function selector(metric: string, matchers: readonly Matcher[]): string {
  if (matchers.length === 0) return metric
  return `${metric}{${matchers.map(condition).join(',')}}`
}

export function condition([label, op, value]: Matcher): string {
  return label + op + quoted(value)
}

export function equals(labels: Readonly<Record<string, string>>): Matcher[] {
  return Object.entries(labels).map(([label, value]) => [label, '=', value])
}

/** A text as PromQL writes it. */
export function quoted(text: string): string {
  const json = JSON.stringify(text)
  return /[\u2028\u2029]/.test(json) ? json.replaceAll(/[\u2028\u2029]/g, escaped) : json
}

function escaped(separator: string): string {
  return `\\u${separator.charCodeAt(0).toString(16)}`
}

/** Matches exactly these texts: RE2, which anchors at both ends by itself. */
export function oneOf(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
}
