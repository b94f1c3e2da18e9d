/** One entry of an `Accept…` header. */
export interface Weighted {
  readonly value: string
  readonly parameters: ReadonlyMap<string, string>
  /** 0 to 1; 0 means: not this. */
  readonly weight: number
}

const weightShape = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/

/** https://www.rfc-editor.org/rfc/rfc9110#name-quality-values; what is malformed is passed over. */
export function parseWeighted(header: string): readonly Weighted[] {
  return header.split(',').flatMap((entry) => {
    const [value = '', ...rest] = entry.split(';').map((part) => part.trim().toLowerCase())
    const parameters = new Map(rest.map(parameter))
    const weight = parameters.get('q') ?? '1'
    return value === '' || !weightShape.test(weight)
      ? []
      : [{ value, parameters, weight: Number(weight) }]
  })
}

function parameter(text: string): [string, string] {
  const equals = text.indexOf('=')
  if (equals < 0) return [text, '']
  const value = text.slice(equals + 1).trim()
  return [text.slice(0, equals).trim(), value.replace(/^"(.*)"$/, '$1')]
}
