import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, parse, resolve } from 'node:path'
import { defineService, type Service, type ServiceDefinition } from '../service/index.ts'

/** A declaration and where it came from, for the line that is logged at the start. */
export interface FoundService {
  readonly service: Service
  readonly source: string
  /** Why a declaration that should be there could not be read. */
  readonly trouble: string | null
}

const fileNames = ['js', 'mjs', 'cjs', 'json'].map((extension) => `obs.service.${extension}`)

/** In this order: the option, `OBS_SERVICE`, a file from the application upwards, a name. */
export function findService(given: Service | ServiceDefinition | undefined): FoundService {
  if (given !== undefined) return { service: defineService(given), source: 'code', trouble: null }
  const file = process.env['OBS_SERVICE'] ?? findUpwards(applicationFolder(), fileNames)
  return file === undefined || file === '' ? named(null) : load(resolve(file))
}

function load(file: string): FoundService {
  try {
    const service = defineService(readDeclaration(file) as ServiceDefinition)
    return { service, source: file, trouble: null }
  } catch (error) {
    return named(`${file} could not be read: ${error instanceof Error ? error.message : error}`)
  }
}

function readDeclaration(file: string): unknown {
  if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8'))
  // `require` reads both module forms and, unlike `import`, at once: instrumentation cannot wait.
  const loaded: unknown = createRequire(file)(file)
  const { default: exported = loaded } = loaded as { default?: unknown }
  return exported
}

/** No declaration: the default objectives under the best name that there is. */
function named(trouble: string | null): FoundService {
  const fromEnvironment = process.env['OTEL_SERVICE_NAME']
  if (fromEnvironment) {
    return {
      service: defineService({ name: fromEnvironment }),
      source: 'OTEL_SERVICE_NAME',
      trouble,
    }
  }
  const manifest = findUpwards(applicationFolder(), ['package.json'])
  const name = manifest === undefined ? undefined : packageName(manifest)
  const source = name === undefined ? 'nothing at all' : 'package.json'
  return { service: defineService({ name: name ?? 'unknown-service' }), source, trouble }
}

/** Without its scope: `@acme/orders` is called `orders`. */
function packageName(manifest: string): string | undefined {
  try {
    const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown }
    return typeof name === 'string' ? name.slice(name.lastIndexOf('/') + 1) : undefined
  } catch {
    // A manifest that cannot be read names nobody.
    return undefined
  }
}

function applicationFolder(): string {
  const [, script] = process.argv
  return script === undefined ? process.cwd() : dirname(resolve(script))
}

function findUpwards(folder: string, names: readonly string[]): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = names.map((name) => join(at, name)).find((path) => existsSync(path))
    if (found !== undefined || at === parse(at).root) return found
  }
}
