import { readdirSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'

const esm = "import { defineService } from '@obs-toolkit/sdk/service'\n"
const cjs = "const { defineService } = require('@obs-toolkit/sdk/service')\n"
const define = "defineService({ name: 'orders', owner: 'team' })\n"

/** As people write them; nothing is installed beside them, as with `npx`. */
const forms: Readonly<Record<string, readonly [file: string, source: string]>> = {
  'TypeScript, default export': ['obs.service.ts', `${esm}export default ${define}`],
  'TypeScript with types, an enum and a const': [
    'obs.service.ts',
    `${esm}import type { ServiceDefinition } from '@obs-toolkit/sdk/service'
enum Team { Orders = 'team' }
const written: ServiceDefinition = { name: 'orders', owner: Team.Orders }
export default defineService(written satisfies ServiceDefinition)`,
  ],
  'TypeScript, export const service': ['obs.service.ts', `${esm}export const service = ${define}`],
  'TypeScript, the written form': [
    'obs.service.ts',
    "export default { name: 'orders', owner: 'team' } as const",
  ],
  'TypeScript, export =': [
    'obs.service.cts',
    `import sdk = require('@obs-toolkit/sdk/service')\nexport = sdk.${define}`,
  ],
  'an await at the top': [
    'obs.service.mts',
    "const name = await Promise.resolve('orders')\nexport default { name, owner: 'team' }",
  ],
  '.mts': ['obs.service.mts', `${esm}export default ${define}`],
  '.mjs': ['obs.service.mjs', `${esm}export default ${define}`],
  '.js with import': ['obs.service.js', `${esm}export default ${define}`],
  '.js with require': ['obs.service.js', `${cjs}module.exports = ${define}`],
  '.cjs': ['obs.service.cjs', `${cjs}module.exports = ${define}`],
  '.cjs, exports.service': ['obs.service.cjs', `${cjs}exports.service = ${define}`],
  'compiled by tsc': [
    'obs.service.cjs',
    `Object.defineProperty(exports, '__esModule', { value: true })
${cjs}exports.default = ${define}`,
  ],
}

describe.each(['commonjs', 'module', undefined])('in a package of type %s', (type) => {
  test.each(Object.entries(forms))('%s', async (_name, [file, source]) => {
    const cwd = project({ 'package.json': { name: 'app', type }, [file]: source })
    const { code, out, err } = await obs(['service', '--json'], { cwd })
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({ name: 'orders', owner: 'team', problems: [] })
    expect(readdirSync(cwd).toSorted()).toEqual([file, 'package.json'].toSorted())
  })
})

describe('a declaration may take its parts from', () => {
  const tsconfig = { compilerOptions: { rootDir: 'src', paths: { '~/*': ['./src/*'] } } }
  const files = {
    'package.json': { name: 'app', type: 'commonjs' },
    'tsconfig.json': tsconfig,
    'src/team.ts': "export const owner: string = 'team'\n",
    'src/facts.json': { owner: 'team' },
    'src/old.js': "module.exports = { owner: 'team' }\n",
    'node_modules/facts/package.json': { name: 'facts', version: '1.0.0', main: 'index.js' },
    'node_modules/facts/index.js': "exports.owner = 'team'\n",
    'node_modules/esm-facts/package.json': { name: 'esm-facts', type: 'module', exports: './i.js' },
    'node_modules/esm-facts/i.js': "export const owner = 'team'\n",
  }

  it.each([
    ['a TypeScript file without extension', "import { owner } from './team'"],
    ['a TypeScript file by its own name', "import { owner } from './team.ts'"],
    ['a TypeScript file by the name it compiles to', "import { owner } from './team.js'"],
    ['a path of tsconfig.json', "import { owner } from '~/team'"],
    ['JSON', "import facts from './facts.json'\nconst { owner } = facts"],
    [
      'JSON, with its type',
      "import f from './facts.json' with { type: 'json' }\nconst { owner } = f",
    ],
    ['an old module', "import old from './old'\nconst { owner } = old"],
    ['require', "const { owner } = require('./team')"],
    ['a package', "import { owner } from 'facts'"],
    ['an ES module package', "import { owner } from 'esm-facts'"],
    [
      'a file beside it',
      "import fs from 'node:fs'\nconst { owner } = JSON.parse(fs.readFileSync(__dirname + '/facts.json', 'utf8'))",
    ],
    [
      'a file beside it, by import.meta',
      "import fs from 'node:fs'\nconst { owner } = JSON.parse(fs.readFileSync(new URL('./facts.json', import.meta.url), 'utf8'))",
    ],
  ])('%s', async (_name, source) => {
    const service = `${source}\nexport default { name: 'orders', owner }\n`
    const cwd = project({ ...files, 'src/obs.service.ts': service })
    const { code, out, err } = await obs(['service', '--json'], { cwd })
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({ name: 'orders', owner: 'team' })
  })
})

describe('a mistake in the code', () => {
  const failing: Readonly<Record<string, readonly [source: string, message: string]>> = {
    'an error': [
      'interface A {\n  b: string\n}\nconst a = undefined as unknown as A\nexport default { name: a.b }\n',
      "cannot be read: TypeError: Cannot read properties of undefined (reading 'b') at obs.service.ts:5",
    ],
    'an error in a file that it imports': [
      "import './src/broken'\nexport default {}\n",
      'cannot be read: Error: no database at src/broken.ts:2',
    ],
    'a thrown text': ["throw 'no luck'\n", 'cannot be read: no luck'],
    'a slip of syntax': [
      "export default {\n  name: 'x'\n  owner: 'y'\n}\n",
      'cannot be read: Unexpected token, expected "," at obs.service.ts:3',
    ],
    'a missing package': [
      "import a from 'node:path'\nimport b from 'not-installed'\nexport default { a, b }\n",
      "cannot be read: Cannot find module 'not-installed' at obs.service.ts:2",
    ],
    'a missing file': [
      "import a from './nowhere'\nexport default a\n",
      "cannot be read: Cannot find module './nowhere' at obs.service.ts:1",
    ],
    'no export': ["const name = 'orders'\n", 'exports no declaration\nWrite: export default'],
    'a function': ['export default () => ({})\n', 'exports a function; a declaration is data'],
    'a promise': [
      'export default Promise.resolve({})\n',
      'exports a promise; a declaration is data',
    ],
  }

  it.each(Object.entries(failing))(
    '%s, is told with its place',
    async (_name, [source, message]) => {
      const broken = "\nthrow new Error('no database')\n"
      const cwd = project({ 'obs.service.ts': source, 'src/broken.ts': broken })
      const { code, out, err } = await obs(['service'], { cwd })
      expect([code, out]).toEqual([3, ''])
      expect(err).toMatch(`obs: obs.service.ts ${message}`)
      expect(err).not.toMatch(/^ +at /m)
    },
  )

  it('is told with its place in JSON, too', async () => {
    const cwd = project({ 'obs.service.js': "\n\nthrow new Error('no database')\n" })
    const { code, out } = await obs(['service', '--json'], { cwd })
    expect(code).toBe(3)
    expect(JSON.parse(out)).toMatchObject({ error: { file: 'obs.service.js', line: 3 } })
  })

  it('stops at once when it waits for ever and is interrupted', async () => {
    const cwd = project({ 'obs.service.mts': 'await new Promise(() => {})\n' })
    const interrupt = new AbortController()
    const said = obs(['service'], { cwd, signal: interrupt.signal })
    setTimeout(() => interrupt.abort(), 100)
    expect(await said).toEqual({ code: 130, out: '', err: 'obs: interrupted\n' })
  })

  it('lets the problems of its declaration be told like any others', async () => {
    const cwd = project({
      'obs.service.ts': `${esm}export default defineService({ nam: 'x' } as any)`,
    })
    const { code, err } = await obs(['service'], { cwd })
    expect(code).toBe(3)
    expect(err).toContain("obs.service.ts  nam  'nam' means nothing here. Did you mean 'name'?")
  })
})
