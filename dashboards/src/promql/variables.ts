/** A place in a query where Grafana puts a value: `$name`, `${name:format}`, `[[name]]`. */
export interface Reference {
  readonly name: string
  readonly format: string
  readonly from: number
  readonly to: number
  readonly quoted: boolean
}

const written = /\$(\w+)|\$\{(\w+)(?:\.[^:}]+)?(?::([^}]+))?\}|\[\[(\w+)(?::(\w+))?\]\]/g

export function references(text: string): readonly Reference[] {
  const quoted = quotedParts(text)
  return [...text.matchAll(written)].map((match) => {
    const [whole, plain, braced, format, old, oldFormat] = match
    return {
      name: plain ?? braced ?? old ?? '',
      format: format ?? oldFormat ?? '',
      from: match.index,
      to: match.index + whole.length,
      quoted: quoted.some(([from, to]) => match.index > from && match.index < to),
    }
  })
}

/** Replaces each reference by what is said of it. */
export function replaceReferences(
  text: string,
  value: (reference: Reference, at: number) => string,
): string {
  let [out, done] = ['', 0]
  references(text).forEach((reference, at) => {
    out += text.slice(done, reference.from) + value(reference, at)
    done = reference.to
  })
  return out + text.slice(done)
}

function quotedParts(text: string): readonly (readonly [number, number])[] {
  const strings = text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/gs)
  return [...strings].map((match) => [match.index, match.index + match[0].length])
}
