import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Service } from '@obs-toolkit/sdk/service'
import { Failure } from '../failure.ts'
import { readIfThere } from '../files/read-if-there.ts'
import type { Artefact } from './artefact.ts'

export const manifestFile = 'obs.manifest.json'

/** What was generated, from what. */
export interface Manifest {
  readonly schema: 'obs.manifest/v1'
  readonly services: readonly { readonly name: string; readonly declaration: string }[]
  readonly files: readonly { readonly path: string; readonly hash: string }[]
}

/** People's sections are theirs: hashes are of what was generated alone. */
export function manifestOf(services: readonly Service[], artefacts: readonly Artefact[]): Manifest {
  return {
    schema: 'obs.manifest/v1',
    services: services.map((service) => ({
      name: service.name,
      declaration: sha256(JSON.stringify(service)),
    })),
    files: artefacts.map(({ path, render }) => ({ path, hash: sha256(render(undefined)) })),
  }
}

/** The paths of an earlier run; none where there was none. */
export async function earlierPaths(folder: string): Promise<readonly string[]> {
  const text = await readIfThere(join(folder, manifestFile))
  if (text === null) return []
  try {
    return pathsIn(JSON.parse(text))
  } catch (error) {
    throw new Failure(`${join(folder, manifestFile)} is no manifest of ours`, {
      remedy: 'Name another folder with --out, or remove that file.',
      cause: error,
    })
  }
}

/** A manifest is a file like any other: no path in it may lead out of the folder. */
function pathsIn({ files }: Manifest): readonly string[] {
  return files.map(({ path }) => path).filter((path) => !/(^|[\\/])\.\.([\\/]|$)|^[\\/]/.test(path))
}

function sha256(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}
