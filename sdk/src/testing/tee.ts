import type { LineTarget } from '../logging/index.ts'

/**
 * Lines of a logger that the application brings go where they went, and here as well. Pino keeps
 * its destination under a symbol, which its children inherit.
 */
export function tee(logger: object, lines: LineTarget): void {
  const key = symbolOf(logger, 'pino.stream')
  if (key === undefined) return
  const stream = Reflect.get(logger, key) as LineTarget
  if (stream === lines) return
  const both = Object.assign(Object.create(stream) as LineTarget, {
    write: (line: string) => {
      stream.write(line)
      lines.write(line)
    },
  })
  Reflect.set(logger, key, both)
}

function symbolOf(object: object, description: string): symbol | undefined {
  for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at) as object) {
    const found = Object.getOwnPropertySymbols(at).find((key) => key.description === description)
    if (found !== undefined) return found
  }
  return undefined
}
