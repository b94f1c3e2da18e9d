import { replaceReferences } from '../promql/variables.ts'

/** What is chosen of a variable. */
export interface Chosen {
  readonly values: readonly string[]
  /** A regular expression that stands for all of them, written as it is. */
  readonly all: string | null
  /** More than one can be chosen, so that values are escaped for `=~`. */
  readonly several: boolean
}

export interface Scope {
  readonly globals: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, Chosen>>
}

/** Puts values in as Grafana's Prometheus data source does; an unknown variable stays as it is. */
export function interpolate(expr: string, { globals, variables }: Scope): string {
  return replaceReferences(expr, ({ name, format, from, to }) => {
    const value = globals[name]
    if (value !== undefined) return value
    const chosen = Object.hasOwn(variables, name) ? variables[name] : undefined
    return chosen ? formatted(chosen, format, name) : expr.slice(from, to)
  })
}

/** https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/ */
function formatted({ values, all, several }: Chosen, format: string, name: string): string {
  if (all !== null && ['', 'regex', 'raw', 'pipe'].includes(format)) return all
  const formatter = formats[format]
  if (formatter) return formatter(values, name)
  if (!several) return values.map(escapeString).join(',')
  const escaped = values.map(escapeRegex)
  return escaped.length === 1 ? escaped[0]! : `(${escaped.join('|')})`
}

const formats: Readonly<Record<string, (values: readonly string[], name: string) => string>> = {
  regex: (values) =>
    values.length === 1 ? escapeRegex(values[0]!) : `(${values.map(escapeRegex).join('|')})`,
  raw: (values) => values.join(','),
  csv: (values) => values.join(','),
  pipe: (values) => values.join('|'),
  text: (values) => values.join(' + '),
  glob: (values) => (values.length === 1 ? values[0]! : `{${values.join(',')}}`),
  json: (values) => JSON.stringify(values),
  percentencode: (values) => encodeURIComponent(values.join(',')),
  queryparam: (values, name) =>
    values.map((value) => `var-${name}=${encodeURIComponent(value)}`).join('&'),
  singlequote: (values) => values.map((value) => `'${value.replaceAll("'", "\\'")}'`).join(','),
  doublequote: (values) => values.map((value) => `"${value.replaceAll('"', '\\"')}"`).join(','),
  sqlstring: (values) => values.map((value) => `'${value.replaceAll("'", "''")}'`).join(','),
}

/** Within a quoted string, for `=`. */
function escapeString(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')
}

/** Within a quoted string, for `=~`: the backslash itself is escaped once more. */
function escapeRegex(value: string): string {
  return value.replace(/\\/g, '\\\\\\\\').replace(/[$^*{}[\]'"+?.()|]/g, String.raw`\\$&`)
}
