import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { brokenWalls, type SourceFile } from './imports.ts'
import { folders, mayImport, roomOfPackage, type Room } from './walls.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

function sources(): SourceFile[] {
  return folders
    .flatMap(([folder]) => globSync(`${folder}**/*.ts`, { cwd: root }))
    .map((path) => path.replaceAll('\\', '/'))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))
}

function dependenciesOf(workspace: string): Record<string, string> {
  const manifest = JSON.parse(readFileSync(`${root}${workspace}/package.json`, 'utf8')) as {
    dependencies?: Record<string, string>
  }
  return manifest.dependencies ?? {}
}

function ownDependencies(workspace: string): Room[] {
  return Object.keys(dependenciesOf(workspace))
    .map(roomOfPackage)
    .filter((room) => room !== undefined)
}

describe('the house', () => {
  it('has no import upward or sideways', () => {
    expect(sources().length).toBeGreaterThan(5)
    expect(brokenWalls(sources())).toEqual([])
  })

  it.each(['sdk', 'alerts', 'dashboards', 'load', 'cli'] as const)(
    'lets %s install only what it may import',
    (workspace) => {
      const allowed = new Set<Room>([...mayImport[workspace], 'sdk'])
      expect(ownDependencies(workspace).filter((room) => !allowed.has(room))).toEqual([])
    },
  )

  it('has the program install what the demo needs, as the demo travels with it', () => {
    expect(dependenciesOf('cli')).toMatchObject(dependenciesOf('compose/demo'))
  })

  it('keeps command line, YAML and Grafana builders out of production', () => {
    const manifest = readFileSync(`${root}sdk/package.json`, 'utf8')
    expect(manifest).not.toMatch(/"(commander|yaml|jiti|@grafana\/[^"]+)"/)
  })
})

describe('the walls', () => {
  const complaints = (path: string, text: string) => brokenWalls([{ path, text }])

  it('refuse an import upward, by package name or by path', () => {
    expect(complaints('sdk/src/red.ts', `import { x } from '@obs-toolkit/alerts'`)).toEqual([
      'sdk/src/red.ts imports @obs-toolkit/alerts: sdk must not depend on alerts',
    ])
    expect(complaints('alerts/src/a.ts', `export * from '../../cli/src/run.ts'`)).toEqual([
      'alerts/src/a.ts imports ../../cli/src/run.ts: alerts must not depend on cli',
    ])
  })

  it('refuse an import sideways, a lazy one too', () => {
    expect(complaints('load/src/a.ts', `await import('@obs-toolkit/dashboards')`)).toHaveLength(1)
    expect(complaints('load/src/a.ts', 'await import(`@obs-toolkit/dashboards`)')).toHaveLength(1)
  })

  it('refuse the whole SDK where only the declaration is meant', () => {
    expect(
      complaints('alerts/src/a.ts', `import { observe } from '@obs-toolkit/sdk'`),
    ).toHaveLength(1)
    expect(complaints('alerts/src/a.ts', `import { x } from '@obs-toolkit/sdk/service'`)).toEqual(
      [],
    )
  })

  it('keep the declaration free of everything, Node included', () => {
    expect(
      complaints('sdk/src/service/a.ts', `import { readFileSync } from 'node:fs'`),
    ).toHaveLength(1)
    expect(complaints('sdk/src/service/a.ts', `import { x } from '../red.ts'`)).toHaveLength(1)
  })

  it('keep Node and npm out of what k6 runs', () => {
    expect(complaints('load/k6/a.ts', `import http from 'k6/http'`)).toEqual([])
    expect(complaints('load/k6/a.ts', `import fs from 'node:fs'`)).toHaveLength(1)
  })
})
