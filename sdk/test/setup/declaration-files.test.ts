import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'

const run = promisify(execFile)

const app = `
import { observe } from '${import.meta.resolve('@obs-toolkit/sdk')}'
const obs = observe({ admin: false, shutdown: false })
const [info] = /^target_info{.*/m.exec(await obs.registry.metrics())
console.log(JSON.stringify({ found: obs.service.name, info }))
await obs.shutdown()
`

interface Ran {
  readonly found: string
  readonly info: string
  readonly said: string
}

/** What an application calls itself, beside these files; run from their folder. */
async function start(
  files: Readonly<Record<string, string>>,
  script: string,
  told: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'obs-declared-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries({ ...files, [script]: app })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const { OBS_SERVICE: _service, OTEL_SERVICE_NAME: _name, ...env } = process.env
  const flags = ['--conditions=@obs-toolkit/source', '--disable-warning=ExperimentalWarning']
  const { stdout } = await run(process.execPath, [...flags, script], {
    cwd: folder,
    env: { ...env, ...told },
  })
  const lines = stdout.trim().split('\n')
  const found = lines.map((line) => JSON.parse(line) as Partial<Ran>).find((line) => line.found)
  return { found: found?.found ?? '', info: found?.info ?? '', said: stdout }
}

const manifest = { 'package.json': '{ "name": "@acme/manifest", "type": "module" }' }
const forms = {
  'obs.service.json': '{ "name": "json" }',
  'obs.service.js': "export default { name: 'js' }",
  'obs.service.cjs': "module.exports = { name: 'cjs' }",
  'obs.service.ts': "const name: string = 'ts'\nexport default { name }",
}

describe('the declaration that an application finds', () => {
  it.each(Object.entries(forms))('may be %s', async (name, text) => {
    const form = name.slice('obs.service.'.length)
    const { found, said } = await start({ ...manifest, [name]: text }, 'dist/app.mjs')
    expect(found).toBe(form)
    expect(said).toContain(`as ${form} (declared in`)
  })

  it('may lie among the sources of what was built from them', async () => {
    const files = { ...manifest, 'src/obs.service.ts': forms['obs.service.ts'] }
    expect((await start(files, 'dist/app.mjs')).found).toBe('ts')
  })

  it('is that of the folder it was started in, where the program is somebody else’s', async () => {
    const files = { ...manifest, 'obs.service.json': forms['obs.service.json'] }
    const theirs = { ...files, 'node_modules/starter/package.json': '{ "name": "starter" }' }
    expect((await start(theirs, 'node_modules/starter/cli.mjs')).found).toBe('json')
  })

  it.each([
    ['obs.service.json', '{'],
    ['obs.service.yaml', 'name: yaml'],
  ])(
    'is named where it cannot be read, and the package’s name stands in: %s',
    async (name, text) => {
      const { found, said } = await start({ ...manifest, [name]: text }, 'app.mjs')
      expect(found).toBe('manifest')
      expect(said).toContain(`${name} could not be read`)
    },
  )
})

describe('an application that nobody declared', () => {
  it('is called what whoever deploys it says, in its version', async () => {
    const told = { OTEL_RESOURCE_ATTRIBUTES: 'service.name=shop,service.version=1.4.0%2Brc' }
    const { found, info } = await start(manifest, 'app.mjs', told)
    expect(found).toBe('shop')
    expect(info).toContain('service_version="1.4.0+rc"')
  })
})
