import type { ExampleValue } from '@obs-toolkit/sdk/service'

/** A piece of a request's path: as it is, or a parameter's value. */
export type PathPart = string | { readonly param: string }

const group = /\{([^{}]*)\}/g
const placeholder = /(\/?):([A-Za-z0-9_]+)(?:\([^)]*\))?(\?)?|(\/?)\*/g

/** `/orders/:id` → `/orders/`, then the id. What is optional and has no value is left out. */
export function pathParts(
  path: string,
  params: Readonly<Record<string, ExampleValue>>,
): readonly PathPart[] {
  const parts: PathPart[] = []
  const plain = path.replaceAll(group, (_whole, inner: string) =>
    given(inner, params) ? inner : '',
  )
  let from = 0
  for (const match of plain.matchAll(placeholder)) {
    const [whole, slash = '', name = '*', optional, wildSlash = ''] = match
    parts.push(plain.slice(from, match.index))
    if (name in params) parts.push(slash + wildSlash, { param: name })
    else if (optional === undefined) parts.push(slash + wildSlash)
    from = match.index + whole.length
  }
  return [...parts, plain.slice(from)].filter((part) => part !== '')
}

function given(text: string, params: Readonly<Record<string, ExampleValue>>): boolean {
  return [...text.matchAll(placeholder)].every(([, , name = '*']) => name in params)
}
