/** A value ready to be sent: the same every time, or different with each row and draw. */
export type Draw = (row: Row) => unknown

export type Row = Readonly<Record<string, unknown>> | null

const column = /\{([^{}]+)\}/g
const wholeColumn = /^\{([^{}]+)\}$/

/** Compiles once what is drawn often. A list is drawn from only where `lists` says so. */
export function compile(value: unknown, lists: boolean): Draw {
  if (typeof value === 'string') return fill(value)
  if (value === null || typeof value !== 'object') return () => value
  if (Array.isArray(value)) return lists ? oneOf(value) : each(value)
  if (isSecret(value)) return constant(secret(value.env))
  return fields(value as Record<string, unknown>)
}

function constant(value: unknown): Draw {
  return () => value
}

function fill(text: string): Draw {
  if (text.search(column) === -1) return constant(text)
  const [, only] = wholeColumn.exec(text) ?? []
  // A number of a JSON file stays one in a body.
  if (only !== undefined) return (row) => row?.[only] ?? text
  return (row) =>
    row === null ? text : text.replace(column, (whole, name) => asText(row[name] ?? whole))
}

function oneOf(list: readonly unknown[]): Draw {
  const draws = list.map((value) => compile(value, false))
  return (row) => draws[Math.floor(Math.random() * draws.length)]!(row)
}

function each(list: readonly unknown[]): Draw {
  const draws = list.map((value) => compile(value, false))
  return (row) => draws.map((draw) => draw(row))
}

function fields(object: Record<string, unknown>): Draw {
  const draws = Object.keys(object).map((key) => [key, compile(object[key], false)] as const)
  return (row) => {
    const filled: Record<string, unknown> = {}
    for (const [key, draw] of draws) filled[key] = draw(row)
    return filled
  }
}

function isSecret(value: object): value is { env: string } {
  return 'env' in value && typeof value.env === 'string' && Object.keys(value).length === 1
}

function secret(name: string): string {
  const value = __ENV[name]
  if (value === undefined) throw new Error(`the environment variable ${name} is not set`)
  return value
}

/** Named values, each of which may be a list to draw from, as texts. */
export function compileAll(
  values: Readonly<Record<string, unknown>>,
): readonly (readonly [name: string, draw: (row: Row) => string])[] {
  return Object.keys(values).map((name) => {
    const draw = compile(values[name], true)
    return [name, (row) => asText(draw(row))]
  })
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
