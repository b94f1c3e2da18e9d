import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { ensureTool } from '../../src/tools/index.ts'
import { readManifest } from '../../src/tools/manifest.ts'
import { accepts } from '../../src/tools/version.ts'

const minute = 60_000

const binaries = readManifest().tools.flatMap((tool) =>
  Object.entries(tool.binaries).map(([name, binary]) => ({ name, binary, tool })),
)

/** A cold cache has them fetched, or built from source, which takes minutes. */
describe('on this machine', { timeout: 20 * minute }, () => {
  it.each(binaries)('$name is had and says its version', async ({ name, binary, tool }) => {
    const had = await ensureTool(name)

    const answer = execFileSync(had.path, [binary.versionArgument], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    expect(answer).toContain(had.version)
    expect(accepts(tool.accepts, had.version)).toBe(true)
  })
})
