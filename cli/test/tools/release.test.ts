import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findTool } from '../../src/tools/index.ts'
import { ensureToy, refusal, served } from './install-toy.ts'
import { portOf, release, serve } from './release-server.ts'
import { cacheContents, releaseAt, temporaryFolder, toy, toyArchive, toyTool } from './toy.ts'

describe('the official release', () => {
  it('is fetched, verified, unpacked and from then on found', async () => {
    const [kit, server] = await served()
    expect(await findTool('toy', kit)).toBeUndefined()

    const tool = await ensureToy(kit)

    expect(tool).toMatchObject({ name: 'toy', version: '1.2.3', source: 'release' })
    expect(execFileSync(tool.path, { encoding: 'utf8' })).toContain('toy v1.2.3')
    expect(await findTool('toy', kit)).toEqual(tool)
    expect(await ensureToy(kit)).toEqual(tool)
    expect(server.asked).toEqual(['/sums.txt', '/toy-1.2.3.tar.gz'])
    expect(cacheContents(kit)).toHaveLength(1)
  })

  it('is verified against a pinned checksum without asking for the published one', async () => {
    const bytes = toyArchive()
    const server = await serve(release(bytes, { '/sums.txt': 'nothing of use' }))
    const kit = toy(toyTool({ release: releaseAt(server.url, bytes.sha256) }))
    expect((await ensureToy(kit)).source).toBe('release')
    expect(server.asked).toEqual(['/toy-1.2.3.tar.gz'])
  })

  it('is followed over redirects', async () => {
    const bytes = toyArchive()
    const store = await serve(release(bytes))
    const [kit] = await served({
      '/toy-1.2.3.tar.gz': (_, response) =>
        response.writeHead(302, { location: '/elsewhere' }).end('moved'),
      '/elsewhere': (_, response) =>
        response.writeHead(307, { location: `${store.url}/${bytes.name}` }).end(),
      '/sums.txt': `${bytes.sha256} *${bytes.name}\r\n`,
    })
    expect((await ensureToy(kit)).source).toBe('release')
  })

  it('replaces what was damaged in the cache', async () => {
    const [kit] = await served()
    const { path } = await ensureToy(kit)
    writeFileSync(path, 'half a')
    expect(await findTool('toy', kit)).toBeUndefined()
    await ensureToy(kit)
    expect(execFileSync(path, { encoding: 'utf8' })).toContain('toy v1.2.3')
  })
})

describe('an address that does not answer', () => {
  it('is given up, and the message says what was tried and what to type', async () => {
    const message = await refusal(toy())
    expect(message).toBe(`\
toy 1.2.3 could not be installed
  official release: 127.0.0.1:2 cannot be reached (ECONNREFUSED)
  build from source: Go is not installed
- download it, from a network that reaches the address, and name it:
    curl -fLO http://127.0.0.1:2/toy-1.2.3.tar.gz
    tar -xf toy-1.2.3.tar.gz
    export OBS_TOY="$PWD/toy-1.2.3/toy"
- install Go 1.21 or newer (https://go.dev/dl/), then build it:
    obs tools install toy`)
  })

  it('is given up when it takes the connection and stays silent', async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    const port = portOf(silent)
    const kit = toy(toyTool({ release: releaseAt(`http://127.0.0.1:${port}`) }))
    expect(await refusal(kit)).toContain(`127.0.0.1:${port} did not answer within 1 s`)
  })

  it('leaves nothing behind when the user interrupts', async () => {
    const stop = new AbortController()
    const [kit] = await served({
      '/toy-1.2.3.tar.gz': (_, response) => {
        response.write(Buffer.alloc(50_000))
        setTimeout(() => stop.abort(new Error('interrupted')), 50)
      },
    })
    await expect(ensureToy(kit, { signal: stop.signal })).rejects.toThrow('interrupted')
    expect(cacheContents(kit)).toEqual([])
  })
})

it('says so when the cache cannot be written', async () => {
  const [kit] = await served()
  const file = join(temporaryFolder(), 'a-file')
  writeFileSync(file, '')
  const env = { ...kit.env, OBS_CACHE_DIR: file }
  await expect(ensureToy({ ...kit, env })).rejects.toThrow(
    `toy could not be written to the tool cache ${file}: ENOTDIR`,
  )
})
