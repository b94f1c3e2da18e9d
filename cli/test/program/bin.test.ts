import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { project } from '../support/project.ts'

const cli = fileURLToPath(new URL('../../', import.meta.url))

function bin(folder: string, version?: string): { status: number | null; stderr: string } {
  const pretend = join(folder, 'pretend.cjs')
  const flags = version === undefined ? [] : ['--require', pretend]
  return spawnSync(process.execPath, [...flags, join(folder, 'bin/obs.js'), '--help'], {
    encoding: 'utf8',
  })
}

/** The program as it lies in a fresh clone, before anything is built. */
function unbuilt(version = process.version): string {
  const pretend = `Object.defineProperty(process, 'version', { value: '${version}' })`
  const folder = project({ 'pretend.cjs': pretend })
  for (const name of ['bin', 'package.json']) {
    cpSync(join(cli, name), join(folder, name), { recursive: true })
  }
  return folder
}

it('says what to type when it is not built', () => {
  const { status, stderr } = bin(unbuilt())
  expect([status, stderr]).toEqual([3, 'obs: it is not built yet; run `npm run build` first\n'])
})

it.each(['v0.10.48', 'v8.17.0', 'v20.19.5', 'v22.17.1', 'v23.11.0', 'v25.2.0'])(
  'refuses Node %s',
  (version) => {
    const { status, stderr } = bin(unbuilt(version), version)
    expect(status).toBe(3)
    expect(stderr).toMatch(`obs: this is Node ${version}; obs needs ^22.18 || ^24 || >=26`)
  },
)

it.each(['v22.18.0', 'v22.22.3', 'v24.0.0', 'v26.0.0', 'v27.1.0'])('accepts Node %s', (version) => {
  expect(bin(unbuilt(version), version).stderr).toContain('not built yet')
})
