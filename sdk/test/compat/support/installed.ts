import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../../..', import.meta.url))
const sdk = join(root, 'sdk')

export interface Installed {
  /** An empty project that has the SDK as npm would install it. */
  readonly project: string
  /** What is in the tarball. */
  readonly files: readonly string[]
  /** Runs a program of the project's, and gives what it prints. */
  run(code: string, extension: 'mjs' | 'cjs', flags?: readonly string[]): Promise<string>
  remove(): Promise<void>
}

/** Built, packed and unpacked beside the packages that it depends on. */
export async function install(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'obs-installed-'))
  const project = join(folder, 'project')
  const tarball = await pack(folder)
  const modules = join(project, 'node_modules')
  await linkOthers(modules)
  const own = join(modules, '@obs-toolkit', 'sdk')
  await mkdir(own, { recursive: true })
  await run('tar', ['xzf', tarball, '--strip-components=1', '-C', own])
  await writeFile(join(project, 'package.json'), '{ "name": "a-service", "version": "1.0.0" }')
  const { stdout: listed } = await run('tar', ['tzf', tarball])
  return {
    project,
    files: listed.split('\n').filter(Boolean),
    run: async (code, extension, flags = []) => {
      const file = join(project, `program.${extension}`)
      await writeFile(file, code)
      const { stdout } = await run(process.execPath, [...flags, file], { cwd: project })
      return stdout
    },
    remove: () => rm(folder, { recursive: true }),
  }
}

/** Built into a folder of its own: what an earlier build left behind is not in it. */
async function pack(folder: string): Promise<string> {
  const built = join(folder, 'built')
  await mkdir(join(built, 'cjs'), { recursive: true })
  for (const [config, out] of [
    ['tsconfig.json', 'dist'],
    ['tsconfig.cjs.json', 'cjs'],
  ] as const) {
    const info = join(folder, `${out}.tsbuildinfo`)
    const where = ['--outDir', join(built, out), '--tsBuildInfoFile', info]
    await run(process.execPath, [
      join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      join(sdk, config),
      ...where,
    ])
  }
  for (const file of ['package.json', 'service.schema.json', 'cjs/package.json']) {
    await cp(join(sdk, file), join(built, file))
  }
  await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
    cwd: built,
  })
  const tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
  return join(folder, tarball ?? '')
}

/** Everything that the workspace has installed, except ourselves. */
async function linkOthers(modules: string): Promise<void> {
  const from = join(root, 'node_modules')
  await mkdir(modules, { recursive: true })
  for (const name of await readdir(from)) {
    if (name.startsWith('.') || name === '@obs-toolkit') continue
    await symlink(join(from, name), join(modules, name))
  }
}
