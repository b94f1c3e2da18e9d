import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, parse, resolve, sep } from 'node:path'
import { resourceAttributes } from '../process/resource-attributes.ts'
import { defineService, type Service, type ServiceDefinition } from '../service/index.ts'
import { extensions, readDeclaration } from './read-declaration.ts'

/** A declaration and where it came from, for the line that is logged at the start. */
export interface FoundService {
  readonly service: Service
  readonly source: string
  /** Of the application, as whoever deploys it says, else by its package.json. */
  readonly version: string | null
  /** Why a declaration that should be there could not be read. */
  readonly trouble: string | null
}

const fileNames = extensions
  .map((extension) => `obs.service${extension}`)
  .flatMap((name) => [name, join('src', name)])

/** In this order: the option, `OBS_SERVICE`, a file from the application upwards, a name. */
export function findService(given: Service | ServiceDefinition | undefined): FoundService {
  const manifest = readManifest()
  const told = process.env['OTEL_SERVICE_VERSION'] || resourceAttributes().get('service.version')
  return { ...find(given, manifest.name), version: told || manifest.version }
}

type Found = Omit<FoundService, 'version'>

function find(given: Service | ServiceDefinition | undefined, packageName: string | null): Found {
  if (given !== undefined) return { service: defineService(given), source: 'code', trouble: null }
  const file = process.env['OBS_SERVICE'] ?? findUpwards(applicationFolder(), fileNames)
  return file === undefined || file === ''
    ? named(packageName, null)
    : load(resolve(file), packageName)
}

function load(file: string, packageName: string | null): Found {
  try {
    const service = defineService(readDeclaration(file) as ServiceDefinition)
    return { service, source: file, trouble: null }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return named(packageName, `${file} could not be read: ${reason}`)
  }
}

/** No declaration: the default objectives under the best name that there is. */
function named(packageName: string | null, trouble: string | null): Found {
  const environment = process.env['OTEL_SERVICE_NAME']
  if (environment) {
    return { service: defineService({ name: environment }), source: 'OTEL_SERVICE_NAME', trouble }
  }
  const attribute = resourceAttributes().get('service.name')
  if (attribute) {
    const source = 'OTEL_RESOURCE_ATTRIBUTES'
    return { service: defineService({ name: attribute }), source, trouble }
  }
  const source = packageName === null ? 'nothing at all' : 'package.json'
  return { service: defineService({ name: packageName ?? 'unknown-service' }), source, trouble }
}

interface Manifest {
  /** Without its scope: `@acme/orders` is called `orders`. */
  readonly name: string | null
  readonly version: string | null
}

function readManifest(): Manifest {
  const file = findUpwards(applicationFolder(), ['package.json'])
  try {
    const { name, version } = JSON.parse(readFileSync(file ?? '', 'utf8')) as Record<
      string,
      unknown
    >
    return {
      name: typeof name === 'string' ? name.slice(name.lastIndexOf('/') + 1) : null,
      version: typeof version === 'string' ? version : null,
    }
  } catch {
    // A manifest that is not there or cannot be read names nobody.
    return { name: null, version: null }
  }
}

/** A program of somebody else's (`fastify start`) runs the application of the folder that we are in. */
function applicationFolder(): string {
  const [, script] = process.argv
  const folder = script === undefined ? process.cwd() : dirname(resolve(script))
  return folder.split(sep).includes('node_modules') ? process.cwd() : folder
}

function findUpwards(folder: string, names: readonly string[]): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = names.map((name) => join(at, name)).find((path) => existsSync(path))
    if (found !== undefined || at === parse(at).root) return found
  }
}
