import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ofEachService, unless } from '../rule.ts'
import type { Complaints } from '../rule.ts'

export const mounts = ofEachService(
  'mounts',
  'a file that is not there becomes a folder, and one that can be written is no configuration',
  ({ volumes = [] }, _, { folder }) => volumes.flatMap((volume) => complaintsOf(volume, folder)),
)

function complaintsOf(volume: string, folder: string): Complaints {
  const [source = '', , mode] = volume.split(':')
  if (!source.startsWith('.') && !source.startsWith('/')) return []
  // Made by `obs up --docker`, and proven with what it makes.
  const isMade = source.startsWith('./generated')
  return [
    ...unless(source.startsWith('./'), `${source} is outside of this folder`),
    ...unless(mode === 'ro', `${source} must be mounted :ro`),
    ...unless(isMade || existsSync(join(folder, source)), `${source} does not exist`),
  ]
}
