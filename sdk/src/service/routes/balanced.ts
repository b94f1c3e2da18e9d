const closers: Readonly<Record<string, string>> = { '(': ')', '{': '}' }

/** Position of the bracket that closes the one at `open`, or -1. Knows escapes, and `[…]` in patterns. */
export function closing(source: string, open: number): number {
  const opener = source[open] ?? ''
  const closer = closers[opener]
  let depth = 0
  let inClass = false
  for (let at = open; at < source.length; at++) {
    const char = source[at]
    if (char === '\\') at++
    else if (char === '[') inClass = opener === '('
    else if (char === ']') inClass = false
    else if (char === opener && !inClass) depth++
    else if (char === closer && !inClass && --depth === 0) return at
  }
  return -1
}
