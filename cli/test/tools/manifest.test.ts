import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readManifest } from '../../src/tools/manifest.ts'

const { tools } = readManifest()

describe.each(tools)('the manifest entry of $name', (tool) => {
  const committed = (file: string) => readFileSync(join(tool.module.folder, file), 'utf8')

  it('builds the version that it names, with every dependency pinned', () => {
    const { path, version } = tool.module
    expect(committed('go.mod')).toContain(`require ${path} ${version}\n`)
    expect(committed('go.sum')).toContain(`${path} ${version} h1:`)
  })

  it('builds each of its programs from a package that the module requires', () => {
    for (const { package: source } of Object.values(tool.binaries)) {
      expect(committed('tool.go')).toContain(`_ "${source}"`)
    }
  })

  it('names a release for every usual platform, and no placeholder is left', () => {
    const platforms = Object.keys(tool.release.files)
    expect(platforms).toEqual(
      expect.arrayContaining(['linux-amd64', 'linux-arm64', 'darwin-arm64', 'windows-amd64']),
    )
    expect(JSON.stringify(tool)).not.toContain('{version}')
  })

  it('has whole checksums, or none yet', () => {
    for (const { sha256 } of Object.values(tool.release.files)) {
      expect(sha256 ?? 'f'.repeat(64)).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  it('says its licence', () => {
    expect(tool.licence).toMatch(/^(Apache-2\.0|AGPL-3\.0-only)$/)
  })
})

it('lets a user name each program', () => {
  const names = tools.flatMap((tool) => Object.values(tool.binaries).map(({ env }) => env))
  expect(names).toEqual([
    'OBS_K6',
    'OBS_PROMETHEUS',
    'OBS_PROMTOOL',
    'OBS_ALERTMANAGER',
    'OBS_AMTOOL',
    'OBS_JAEGER',
  ])
})
