import { expect, it } from 'vitest'
import { contextOf } from '../../src/tools/context.ts'
import { readManifest } from '../../src/tools/manifest.ts'
import { remedy } from '../../src/tools/remedy.ts'
import { script, temporaryFolder } from './toy.ts'

/** What is said about a tool on a system that has these commands. */
function said(name: string, platform: string, commands: string[] = []): Promise<string> {
  const PATH = temporaryFolder()
  for (const command of commands) script(PATH, command, '')
  const tool = readManifest().tools.find((entry) => entry.name === name)!
  return remedy(tool, contextOf({ platform, env: { PATH } }))
}

it('names Homebrew where there is one', async () => {
  expect(await said('prometheus', 'darwin-arm64', ['brew'])).toBe(`\
- install it from a package:
    brew install prometheus
- download it, from a network that reaches the address, and name it:
    curl -fLO https://github.com/prometheus/prometheus/releases/download/v3.15.0/prometheus-3.15.0.darwin-arm64.tar.gz
    tar -xf prometheus-3.15.0.darwin-arm64.tar.gz
    export OBS_PROMETHEUS="$PWD/prometheus-3.15.0.darwin-arm64/prometheus"
    export OBS_PROMTOOL="$PWD/prometheus-3.15.0.darwin-arm64/promtool"
- install Go 1.26.0 or newer (https://go.dev/dl/), then build it:
    brew install go
    obs tools install prometheus`)
})

it('gives apt the repository of k6 first', async () => {
  const lines = (await said('k6', 'linux-amd64', ['apt-get'])).split('\n')
  expect(lines[0]).toBe('- install it from a package:')
  expect(lines[3]).toBe('    sudo apt-get update && sudo apt-get install k6')
})

it('speaks PowerShell on Windows', async () => {
  const text = await said('k6', 'windows-amd64', ['winget.exe'])
  expect(text).toContain('    winget install --id GrafanaLabs.k6\n')
  expect(text).toContain('    $env:OBS_K6 = "$PWD\\k6-v2.2.0-windows-amd64\\k6.exe"\n')
})

it('unpacks a zip with unzip where tar cannot', async () => {
  expect(await said('k6', 'darwin-arm64')).toContain('unzip -q k6-v2.2.0-macos-arm64.zip')
})

it('offers no download where there is no release', async () => {
  expect(await said('jaeger', 'linux-riscv64')).toBe(
    `- install Go 1.24.6 or newer (https://go.dev/dl/), then build it:\n    obs tools install jaeger`,
  )
})
