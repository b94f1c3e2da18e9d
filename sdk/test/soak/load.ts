import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Of each thousand: orders, scanners' paths and errors; and besides them these, cut by the client. */
const share = { scanned: 200, failing: 10, aborted: 8, events: 4 } as const
/** More at once on one connection, and Express warns of its own listeners. */
const pipelined = 8
const connections = 16

/** A thousand requests after the other, over connections that are kept. */
export async function sendThousands(port: number, thousands: number): Promise<void> {
  const sockets = Array.from({ length: connections }, () => connect(port, '127.0.0.1'))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  let left = thousands
  await Promise.all(
    sockets.map(async (socket) => {
      while (left > 0) {
        left -= 1
        await Promise.all([sendThousand(socket), giveUp(port)])
      }
      socket.destroy()
    }),
  )
}

async function sendThousand(socket: Socket): Promise<void> {
  for (let sent = 0; sent < 1_000; sent += pipelined) {
    let answered = 0
    const done = new Promise<void>((resolve, reject) => {
      socket.on('data', (data: Buffer) => {
        answered += data.toString('latin1').split('HTTP/1.1 ').length - 1
        if (answered >= pipelined) resolve()
      })
      socket.once('close', () => reject(new Error('the service closed a connection')))
    })
    socket.write(Array.from({ length: pipelined }, (_, n) => requestFor(sent + n)).join(''))
    await done
    socket.removeAllListeners('data').removeAllListeners('close')
  }
}

function requestFor(n: number): string {
  return `GET ${pathFor((n * 7) % 1_000)} HTTP/1.1\r\nhost: soak\r\n\r\n`
}

function pathFor(lot: number): string {
  if (lot < share.scanned) return `/${randomBytes(9).toString('base64url')}.php`
  if (lot < share.scanned + share.failing) return '/fails'
  return `/orders/${randomBytes(6).toString('hex')}`
}

/** Clients that go away: before there is an answer, and in the middle of one that does not end. */
async function giveUp(port: number): Promise<void> {
  const paths = [
    ...Array.from({ length: share.aborted }, () => '/hang'),
    ...Array.from({ length: share.events }, () => '/events'),
  ]
  for (const path of paths) {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    socket.write(`GET ${path} HTTP/1.1\r\nhost: soak\r\n\r\n`)
    if (path === '/events') await once(socket, 'data')
    else await new Promise((resolve) => setTimeout(resolve, 1))
    socket.destroy()
  }
}
