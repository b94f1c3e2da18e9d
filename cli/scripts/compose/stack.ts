import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** What the rules read of a service; see https://docs.docker.com/reference/compose-file/services/ */
export interface ComposeService {
  readonly image?: string
  readonly user?: string
  readonly command?: string | readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly volumes?: readonly string[]
  readonly ports?: readonly string[]
  readonly secrets?: readonly string[]
  readonly profiles?: readonly string[]
  readonly labels?: Readonly<Record<string, string>>
  readonly read_only?: boolean
  readonly privileged?: boolean
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly mem_limit?: string
  readonly pids_limit?: number
  readonly cpus?: number
  readonly restart?: string
  readonly build?: object
  readonly pull_policy?: string
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly logging?: {
    readonly driver: string
    readonly options?: Readonly<Record<string, string>>
  }
}

/** The composed stack as its files say it. */
export interface ComposeStack {
  readonly folder: string
  readonly services: ReadonlyMap<string, ComposeService>
  /** What `.env` sets: the images. */
  readonly images: ReadonlyMap<string, string>
}

export function readStack(folder: string): ComposeStack {
  const file = readFileSync(join(folder, 'compose.yaml'), 'utf8')
  const { services } = parse(file, { merge: true }) as {
    services: Readonly<Record<string, ComposeService>>
  }
  return { folder, services: new Map(Object.entries(services)), images: readImages(folder) }
}

export function readImages(folder: string): ReadonlyMap<string, string> {
  const lines = readFileSync(join(folder, '.env'), 'utf8').split('\n')
  const pairs = lines.flatMap((line) => {
    const [, name, image] = /^([A-Z0-9_]+)=(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [[name, image!] as const]
  })
  return new Map(pairs)
}
