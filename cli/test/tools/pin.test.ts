import { execFile } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { ensureToy, served } from './install-toy.ts'
import { readManifest, shippedManifest } from '../../src/tools/manifest.ts'
import { toyArchive } from './toy.ts'

const program = fileURLToPath(new URL('../../scripts/pin-tools.ts', import.meta.url))

function pin(manifestPath: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, manifestPath], (error, stdout, stderr) => {
      resolve({ code: error ? 1 : 0, said: stdout + stderr })
    })
  })
}

it('pins what the release publishes, and from then on asks only for the archive', async () => {
  const archive = toyArchive()
  const [kit, server] = await served({}, archive)
  expect(await pin(kit.manifestPath)).toMatchObject({ code: 0 })

  const manifest = readManifest(pathToFileURL(kit.manifestPath))
  expect(Object.values(manifest.tools[0]!.release.files)[0]?.sha256).toBe(archive.sha256)
  await ensureToy({ ...kit, manifest })
  expect(server.asked).toEqual(['/sums.txt', '/toy-1.2.3.tar.gz'])
})

it('writes nothing when a checksum is missing', async () => {
  const [kit] = await served({ '/sums.txt': 'no sums today' })
  const before = readFileSync(kit.manifestPath, 'utf8')
  const { code, said } = await pin(kit.manifestPath)
  expect(code).toBe(1)
  expect(said).toContain('Nothing was pinned: sums.txt has no checksum of toy-1.2.3.tar.gz')
  expect(readFileSync(kit.manifestPath, 'utf8')).toBe(before)
  expect(readdirSync(dirname(kit.manifestPath)).filter((name) => name.endsWith('.new'))).toEqual([])
})

it('writes the manifest as it is formatted, so that a pin changes nothing but pins', () => {
  const text = readFileSync(shippedManifest, 'utf8')
  expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text)
})
