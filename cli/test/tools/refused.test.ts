import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { limits, refusal, served } from './install-toy.ts'
import type { Files } from './release-server.ts'
import { archiveOf, temporaryFolder, toyArchive, toyScript, type Archive } from './toy.ts'

async function refusalOf(change: Files, archive?: Archive): Promise<string> {
  const [kit] = await served(change, archive)
  return refusal(kit)
}

describe('a release is refused', () => {
  it('whose checksum differs', async () => {
    const message = await refusalOf({ '/toy-1.2.3.tar.gz': toyArchive(tamper).bytes })
    expect(message).toMatch(/toy-1\.2\.3\.tar\.gz was refused: its SHA-256 is \w{64}, and \w{64}/)
  })

  it('that is shorter than announced', async () => {
    const bytes = toyArchive()
    const message = await refusalOf(
      {
        [`/${bytes.name}`]: (_, response) => {
          response.writeHead(200, { 'content-length': bytes.bytes.length })
          response.write(bytes.bytes.subarray(0, 50))
          setTimeout(() => response.destroy(), 50)
        },
      },
      bytes,
    )
    expect(message).toContain('broke off')
  })

  it('that is cut short where nothing was announced', async () => {
    const bytes = toyArchive()
    const half = bytes.bytes.subarray(0, bytes.bytes.length / 2)
    expect(await refusalOf({ [`/${bytes.name}`]: half }, bytes)).toContain('was refused')
  })

  it('that is empty', async () => {
    expect(await refusalOf({ '/toy-1.2.3.tar.gz': '' })).toContain('is empty')
  })

  it('whose checksum file is missing', async () => {
    const message = await refusalOf({ '/sums.txt': (_, response) => response.writeHead(404).end() })
    expect(message).toContain('/sums.txt answered 404')
  })

  it('whose checksum file does not name it', async () => {
    const message = await refusalOf({ '/sums.txt': `${'0'.repeat(64)}  another.tar.gz\n` })
    expect(message).toContain('sums.txt has no checksum of toy-1.2.3.tar.gz')
  })

  it('that announces more than fits', async () => {
    const message = await refusalOf({
      '/toy-1.2.3.tar.gz': (_, response) => {
        response.writeHead(200, { 'content-length': limits.maxBytes + 1 })
        response.write('x')
      },
    })
    expect(message).toContain(`is larger than ${limits.maxBytes} bytes`)
  })

  it('that never ends', async () => {
    const message = await refusalOf({
      '/toy-1.2.3.tar.gz': (_, response) => {
        const more = (): void => {
          if (!response.destroyed) response.write(Buffer.alloc(100_000), more)
        }
        more()
      },
    })
    expect(message).toContain(`is larger than ${limits.maxBytes} bytes`)
  })

  it('that comes in drops', async () => {
    const message = await refusalOf({
      '/toy-1.2.3.tar.gz': (_, response) => {
        const drops = setInterval(() => response.write('x'), 20)
        response.once('close', () => clearInterval(drops))
      },
    })
    expect(message).toContain('came to a halt')
  })

  it('whose checksums come in drops', async () => {
    const message = await refusalOf({
      '/sums.txt': (_, response) => {
        const drops = setInterval(() => response.write('0'.repeat(20_000)), 20)
        response.once('close', () => clearInterval(drops))
      },
    })
    expect(message).toMatch(/came to a halt|is larger than/)
  })

  it('whose redirects go in a circle', async () => {
    const message = await refusalOf({
      '/sums.txt': (_, response) => response.writeHead(302, { location: '/sums.txt' }).end(),
    })
    expect(message).toContain('more than 5 redirects')
  })

  it('whose redirect leads off the web', async () => {
    const message = await refusalOf({
      '/sums.txt': (_, response) =>
        response.writeHead(302, { location: 'file:///etc/hosts' }).end(),
    })
    expect(message).toContain('redirects from http: to file:')
  })

  it('that is no archive', async () => {
    const bytes = archiveOf('toy-1.2.3.tar.gz', Buffer.from('this is not a tar file'))
    expect(await refusalOf({}, bytes)).toContain('tar could not read toy-1.2.3.tar.gz')
  })

  it('that lacks the program', async () => {
    const bytes = toyArchive((folder) => execFileSync('rm', [join(folder, 'toy')]))
    expect(await refusalOf({}, bytes)).toContain('does not contain toy-1.2.3/toy')
  })

  it('whose program is a link to something else', async () => {
    const bytes = toyArchive((folder) => {
      execFileSync('rm', [join(folder, 'toy')])
      symlinkSync('/bin/ls', join(folder, 'toy'))
    })
    expect(await refusalOf({}, bytes)).toContain('toy in the archive is not a file')
  })

  it('of which a member wants to lie outside', async () => {
    expect(await refusalOf({}, climbingArchive())).toContain('wants to write outside its folder')
  })

  it('whose program is of another version', async () => {
    const bytes = toyArchive((folder) => toyScript(folder, '1.2.4'))
    expect(await refusalOf({}, bytes)).toContain('the toy that came of it is version 1.2.4')
  })
})

function tamper(folder: string): void {
  toyScript(folder)
  writeFileSync(join(folder, 'README'), 'something else')
}

function climbingArchive(): Archive {
  const root = temporaryFolder()
  toyScript(join(root, 'in', 'toy-1.2.3'))
  mkdirSync(join(root, 'in', 'deep'))
  writeFileSync(join(root, 'escaped'), 'outside')
  execFileSync('tar', ['-czPf', '../toy-1.2.3.tar.gz', 'toy-1.2.3', '../escaped'], {
    cwd: join(root, 'in'),
  })
  const bytes = readFileSync(join(root, 'toy-1.2.3.tar.gz'))
  return archiveOf('toy-1.2.3.tar.gz', bytes)
}
