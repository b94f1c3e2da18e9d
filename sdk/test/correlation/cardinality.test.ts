import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { names, start } from './support/apps.ts'

/** On each framework; together they are a hundred thousand. */
const requests = 25_000
const pipelined = 250

const methods = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'PROPFIND',
  'MKCOL',
  'PURGE',
  'LOCK',
]

function randomRequest(n: number): string {
  const noise = randomBytes(9).toString('base64url')
  const method = methods[n % methods.length]
  const path = n % 3 === 0 ? `/answers?x=${noise}` : `/${noise}/${n}`
  return (
    `${method} ${path} HTTP/1.1\r\nhost: ${noise}.example\r\nx-request-id: ${noise}\r\n` +
    `user-agent: ${noise}\r\nx-${noise.toLowerCase().replaceAll('_', '-')}: ${noise}\r\ncontent-length: 0\r\n\r\n`
  )
}

/** Sends them over one connection, many at a time, and waits for as many answers. */
async function sendRandom(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1')
  await once(socket, 'connect')
  for (let sent = 0; sent < requests; sent += pipelined) {
    let answered = 0
    const done = new Promise<void>((resolve, reject) => {
      socket.on('data', (text: string) => {
        answered += text.split('HTTP/1.1 ').length - 1
        if (answered >= pipelined) resolve()
      })
      socket.once('close', () => reject(new Error('the server closed the connection')))
    })
    socket.write(Array.from({ length: pipelined }, (_, n) => randomRequest(sent + n)).join(''))
    await done
    socket.removeAllListeners('data').removeAllListeners('close')
  }
  socket.destroy()
}

async function seriesOf(port: number): Promise<string[]> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return text
    .split('\n')
    .filter((line) => line.startsWith('http_server_') && line.includes('_count{'))
}

describe.each(names)('random paths, methods, hosts and headers on %s', (name) => {
  it('make a constant number of series', { timeout: 60_000 }, async () => {
    const port = await start(name)
    await sendRandom(port)
    const before = await seriesOf(port)
    await sendRandom(port)
    const after = await seriesOf(port)

    const labels = (lines: string[]) => lines.map((line) => line.slice(0, line.lastIndexOf(' ')))
    expect(labels(after)).toEqual(labels(before))
    expect(after.length).toBeLessThanOrEqual(2 * methods.length)
    const total = after.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
    expect(total).toBe(2 * requests)
  })
})
