import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expectedSha256 } from './checksum.ts'
import type { Context } from './context.ts'
import { download } from './download.ts'
import { WayClosed } from './errors.ts'
import type { ToolEntry } from './manifest.ts'
import { executable } from './platform.ts'
import { unpack } from './unpack.ts'

/** Leaves the binaries of the official release in `staging`, its checksum verified. */
export async function fetchRelease(
  tool: ToolEntry,
  staging: string,
  context: Context,
): Promise<void> {
  const file = tool.release.files[context.platform]
  if (!file) throw new WayClosed(`there is no official release for ${context.platform}`)
  const url = `${tool.release.base}/${file.name}`
  const say = (step: 'downloading' | 'unpacking', detail: string) =>
    context.progress({ tool: tool.name, step, detail })

  say('downloading', url)
  const expected = await expectedSha256(tool, file, context)
  const archive = join(staging, file.name)
  const actual = await download(url, archive, context, (received) =>
    say('downloading', `${file.name} ${(received / 1e6).toFixed(1)} MB`),
  )
  if (actual !== expected) {
    throw new WayClosed(
      `${file.name} was refused: its SHA-256 is ${actual}, and ${expected} was expected`,
    )
  }
  say('unpacking', file.name)
  const programs = Object.keys(tool.binaries).map((name) => executable(name, context.platform))
  await unpack(archive, programs, context)
  await rm(archive)
}
