import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { readManifest, type Manifest, type WrittenTool } from '../../src/tools/manifest.ts'
import { thisPlatform } from '../../src/tools/platform.ts'

/** A tool small enough to serve, pack and build within a test. */
const toyVersion = '1.2.3'

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'obs-tools-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function script(folder: string, name: string, body: string, shell = '/bin/sh'): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(path, `#!${shell}\n${body}\n`)
  chmodSync(path, 0o755)
  return path
}

export function toyScript(folder: string, version: string = toyVersion): string {
  return script(folder, 'toy', `echo "toy v${version} (for tests)"`)
}

export interface Archive {
  readonly name: string
  readonly bytes: Buffer
  readonly sha256: string
}

/** A release archive as the real ones are: the programs in a folder of the release's name. */
export function toyArchive(fill?: (folder: string) => void): Archive {
  const root = temporaryFolder()
  const name = `toy-${toyVersion}.tar.gz`
  const folder = join(root, `toy-${toyVersion}`)
  toyScript(folder)
  fill?.(folder)
  execFileSync('tar', ['-czf', name, `toy-${toyVersion}`], { cwd: root })
  return archiveOf(name, readFileSync(join(root, name)))
}

export function archiveOf(name: string, bytes: Buffer): Archive {
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The written manifest of the toy; by default its release cannot be reached. */
export function toyTool(change: Partial<WrittenTool> = {}): WrittenTool {
  return {
    version: toyVersion,
    licence: 'Apache-2.0',
    homepage: 'https://example.test/toy',
    accepts: { from: '1.0.0', below: '2.0.0' },
    binaries: {
      toy: {
        env: 'OBS_TOY',
        package: 'example.test/toy',
        versionArgument: '--version',
        versionFollows: 'toy v',
      },
    },
    release: releaseAt('http://127.0.0.1:2'),
    module: { folder: 'toy', path: 'example.test/toy', version: 'v{version}' },
    packages: {},
    ...change,
  }
}

export function releaseAt(base: string, sha256?: string): WrittenTool['release'] {
  const name = 'toy-{version}.tar.gz'
  const file = sha256 === undefined ? { name } : { name, sha256 }
  return { base, checksums: 'sums.txt', files: { [thisPlatform]: file } }
}

const goMain = `package main

import "fmt"

var version = "unset"

func main() { fmt.Println("toy v" + version) }
`

export interface Toy {
  readonly manifestPath: string
  readonly manifest: Manifest
  readonly cache: string
  /** With a cache of its own and a PATH on which there is nothing but the system's commands. */
  readonly env: Record<string, string | undefined>
}

/** Puts the manifest and a Go module of the toy into a folder of their own. */
export function toy(tool: WrittenTool = toyTool(), go = '1.21', source: string = goMain): Toy {
  const folder = temporaryFolder()
  const manifestPath = join(folder, 'manifest.json')
  writeFileSync(manifestPath, JSON.stringify({ tools: { toy: tool } }))
  mkdirSync(join(folder, 'toy'))
  writeFileSync(join(folder, 'toy', 'go.mod'), `module example.test/toy\n\ngo ${go}\n`)
  writeFileSync(join(folder, 'toy', 'main.go'), source)
  const cache = join(folder, 'cache')
  return {
    manifestPath,
    manifest: readManifest(pathToFileURL(manifestPath)),
    cache,
    env: { ...process.env, OBS_CACHE_DIR: cache, PATH: '/usr/bin:/bin' },
  }
}

/** What lies in the tool cache, by name. */
export function cacheContents(toy: Toy): string[] {
  const folder = join(toy.cache, 'tools')
  return existsSync(folder) ? readdirSync(folder).toSorted() : []
}
