import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { publishedChecksums } from '../src/tools/checksum.ts'
import { contextOf, type Context } from '../src/tools/context.ts'
import { readManifest, shippedManifest } from '../src/tools/manifest.ts'
import type { ToolEntry, WrittenManifest } from '../src/tools/manifest.ts'

/**
 * Writes the SHA-256 of every release file into the manifest, as the releases themselves publish
 * them. Writes nothing unless each of them was found.
 */
const path = resolve(process.argv[2] ?? fileURLToPath(shippedManifest))
const manifest = readManifest(pathToFileURL(path))
const context = contextOf({ manifest })

try {
  const pins = new Map<string, Map<string, string>>()
  for (const tool of manifest.tools) pins.set(tool.name, await checksumsOf(tool, context))
  const count = write(pins)
  console.log(`${count} checksums written to ${path}`)
} catch (error) {
  console.error(`Nothing was pinned: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

async function checksumsOf(tool: ToolEntry, context: Context): Promise<Map<string, string>> {
  const published = await publishedChecksums(tool, context)
  const found = new Map<string, string>()
  for (const [platform, { name }] of Object.entries(tool.release.files)) {
    const sha256 = published.get(name)
    if (!sha256) throw new Error(`${tool.release.checksums} has no checksum of ${name}`)
    found.set(platform, sha256)
  }
  return found
}

function write(pins: ReadonlyMap<string, ReadonlyMap<string, string>>): number {
  let count = 0
  const written: WrittenManifest = JSON.parse(readFileSync(path, 'utf8'))
  for (const [name, tool] of Object.entries(written.tools)) {
    for (const [platform, file] of Object.entries(tool.release.files)) {
      Object.assign(file, { sha256: pins.get(name)?.get(platform) })
      count += 1
    }
  }
  const temporary = `${path}.new`
  writeFileSync(temporary, `${JSON.stringify(written, null, 2)}\n`)
  renameSync(temporary, path)
  return count
}
