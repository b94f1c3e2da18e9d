import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sizeOf } from './folder.ts'

const run = promisify(execFile)
const longestInstallMs = 180_000

export interface Installed {
  packages: number
  bytes: number
}

/** Packs a package as it would be published and gives the archive. */
export async function pack(folder: URL, into: string): Promise<string> {
  const flags = ['pack', '--json', '--ignore-scripts', '--pack-destination', into]
  const { stdout } = await npm(flags, folder.pathname)
  const report: unknown = JSON.parse(stdout)
  const [packed] = Object.values(report as Record<string, Packed>)
  if (!packed) throw new Error('npm pack reported no package')
  if (!packed.files.some(({ path }) => path === 'dist/index.js')) {
    throw new Error('the SDK has not been built: run `npm run build` first')
  }
  return join(into, packed.filename)
}

interface Packed {
  filename: string
  files: { path: string }[]
}

/** Installs packages into an empty folder, from npm's cache where it has them. */
export async function install(packages: readonly string[]): Promise<Installed> {
  const folder = await temporaryFolder()
  try {
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
    // Without peers: fastify-metrics would bring Fastify along, which the application has anyway.
    const flags = ['--legacy-peer-deps', '--prefer-offline', '--ignore-scripts', '--no-audit']
    await npm(['install', ...flags, ...packages], folder)
    const lock: unknown = JSON.parse(
      await readFile(join(folder, 'node_modules/.package-lock.json'), 'utf8'),
    )
    return {
      packages: Object.keys((lock as { packages: object }).packages).length,
      bytes: await sizeOf(join(folder, 'node_modules')),
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'obs-size-'))
}

function npm(args: readonly string[], cwd: string): Promise<{ stdout: string }> {
  return run('npm', [...args], { cwd, timeout: longestInstallMs, maxBuffer: 64 << 20 })
}
