/** Position of the bracket that closes the one at `open`, or -1. Knows escapes and `[…]`. */
export function closing(source: string, open: number): number {
  let depth = 0
  let inClass = false
  for (let at = open; at < source.length; at++) {
    const char = source[at]
    if (char === '\\') at++
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (char === '(' && !inClass) depth++
    else if (char === ')' && !inClass && --depth === 0) return at
  }
  return -1
}
