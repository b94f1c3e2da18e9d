import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { project } from '../support/project.ts'

const script = fileURLToPath(new URL('../../scripts/pin-images.ts', import.meta.url))
const digest = `sha256:${'5'.repeat(64)}`

/** What the specification of registries says, for one image: first a token, then its digest. */
async function startRegistry(known: string): Promise<string> {
  const server = createServer((req, res) => {
    const { host } = req.headers
    const scope = `repository:${known}:pull`
    if (req.url === `/token?service=test&scope=${encodeURIComponent(scope)}`) {
      res.end(JSON.stringify({ token: 'for-everybody' }))
    } else if (req.headers.authorization !== 'Bearer for-everybody') {
      const realm = `Bearer realm="http://${host}/token",service="test",scope="${scope}"`
      res.writeHead(401, { 'www-authenticate': realm }).end()
    } else if (req.method === 'HEAD' && req.url === `/v2/${known}/manifests/1.2.3`) {
      res.writeHead(200, { 'docker-content-digest': digest }).end()
    } else {
      res.writeHead(404).end()
    }
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function pin(
  folder: string,
): Promise<{ readonly code: number | null; readonly err: string }> {
  const child = execFile(process.execPath, ['--conditions=@obs-toolkit/source', script, folder])
  let err = ''
  child.stderr!.on('data', (chunk: string) => (err += chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, err }
}

it('writes the digests that registries give, in place of the word that there are none', async () => {
  const registry = await startRegistry('tools/one')
  const folder = project({
    '.env': `# Images.\n# Not pinned by digest yet: all of them.\nONE_IMAGE=${registry}/tools/one:1.2.3\n`,
  })
  expect(await pin(folder)).toEqual({ code: 0, err: '' })
  const written = `# Images.\nONE_IMAGE=${registry}/tools/one:1.2.3@${digest}\n`
  expect(readFileSync(`${folder}/.env`, 'utf8')).toBe(written)
  expect((await pin(folder)).code).toBe(0)
  expect(readFileSync(`${folder}/.env`, 'utf8')).toBe(written)
})

it('writes nothing where one image cannot be found', async () => {
  const registry = await startRegistry('tools/one')
  const env = `ONE_IMAGE=${registry}/tools/one:1.2.3\nTWO_IMAGE=${registry}/tools/one:9.9.9\n`
  const folder = project({ '.env': env })
  const { code, err } = await pin(folder)
  expect(code).toBe(1)
  expect(err).toContain('Nothing was pinned')
  expect(readFileSync(`${folder}/.env`, 'utf8')).toBe(env)
})
