import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One program of a tool: how to name it, build it and recognise it. */
export interface Binary {
  /** The variable with which a user names a binary of their own. */
  readonly env: string
  /** The Go package that builds it. */
  readonly package: string
  readonly versionArgument: string
  /** The text that stands before the version in its answer. */
  readonly versionFollows: string
}

export interface ReleaseFile {
  readonly name: string
  /** Absent until `npm run tools:pin` has read it from the release's own checksum file. */
  readonly sha256?: string
}

interface Release {
  readonly base: string
  readonly checksums: string
  readonly files: Readonly<Record<string, ReleaseFile>>
}

export interface GoModule {
  readonly folder: string
  readonly path: string
  readonly version: string
  /** Go variables that the official builds set by -ldflags, so that `--version` has an answer. */
  readonly versionVariables?: Readonly<Record<string, string>>
}

/** What a user may already have on the PATH: `from` ≤ version < `below`. */
export interface VersionRange {
  readonly from: string
  readonly below: string
}

/** A tool as the manifest has it, where `{version}` stands for its version. */
export interface WrittenTool {
  readonly version: string
  readonly licence: string
  readonly homepage: string
  readonly accepts: VersionRange
  readonly binaries: Readonly<Record<string, Binary>>
  readonly release: Release
  readonly module: GoModule
  /** What to type, by package manager. */
  readonly packages: Readonly<Record<string, string>>
}

export interface WrittenManifest {
  readonly tools: Readonly<Record<string, WrittenTool>>
}

/** A tool with its name, `{version}` filled in and the module's folder as an absolute path. */
export interface ToolEntry extends WrittenTool {
  readonly name: string
}

export interface Manifest {
  readonly tools: readonly ToolEntry[]
}

export const shippedManifest: URL = new URL('../../tools/manifest.json', import.meta.url)

export function readManifest(location: URL = shippedManifest): Manifest {
  const { tools }: WrittenManifest = JSON.parse(readFileSync(location, 'utf8'))
  return { tools: Object.entries(tools).map(([name, tool]) => resolve(name, tool, location)) }
}

function resolve(name: string, written: WrittenTool, location: URL): ToolEntry {
  const filled = JSON.stringify(written).replaceAll('{version}', written.version)
  const tool: WrittenTool = JSON.parse(filled)
  const folder = fileURLToPath(new URL(`${tool.module.folder}/`, location))
  return { ...tool, name, module: { ...tool.module, folder } }
}
