import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname } from 'node:path'

type Read = (file: string) => unknown

/** In the order in which they are looked for. */
const readers: Readonly<Record<string, Read>> = {
  '.js': load,
  '.mjs': load,
  '.cjs': load,
  '.json': (file) => JSON.parse(readFileSync(file, 'utf8')),
  '.ts': typescript,
  '.mts': typescript,
  '.cts': typescript,
  '.yaml': yaml,
  '.yml': yaml,
}

export const extensions: readonly string[] = Object.keys(readers)

export function readDeclaration(file: string): unknown {
  const read = readers[extname(file)]
  if (read === undefined) throw new Error(`its name must end in ${extensions.join(', ')}`)
  return read(file)
}

/** `require` reads both module forms and, unlike `import`, at once: instrumentation cannot wait. */
function load(file: string): unknown {
  const loaded: unknown = createRequire(file)(file)
  const { default: exported = loaded } = loaded as { default?: unknown }
  return exported
}

function typescript(file: string): unknown {
  if (process.features.typescript) return load(file)
  throw new Error(`this Node reads no TypeScript; ${instead}`)
}

/** A parser of YAML has no business in production, so this is only found to be told. */
function yaml(): never {
  throw new Error(`a running service reads no YAML; ${instead}`)
}

const instead = 'let it be obs.service.json or obs.service.js'
