import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A request, and what its answer must have. */
export interface Exchange {
  path: string
  status: number
  body: string
}

/** Gives one request after the other, until there are no more. */
type Source = () => Exchange | undefined

export interface Connection {
  exchangeAll: (source: Source) => Promise<void>
  close: () => void
}

// Written on the socket itself, because a general client costs more than a bare server does.
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return {
    exchangeAll: (source) => exchangeAll(socket, source),
    close: () => socket.destroy(),
  }
}

function exchangeAll(socket: Socket, source: Source): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = ''
    let current = source()

    const send = (): void => {
      if (current) socket.write(requestFor(current.path))
      else settle(resolve)
    }
    const read = (chunk: Buffer): void => {
      received += chunk.toString('latin1')
      if (!current || !isComplete(received)) return
      if (!matches(current, received)) return fail(current, received)
      received = ''
      current = source()
      send()
    }
    const fail = ({ path, status, body }: Exchange, answer: string): void =>
      settle(() => reject(new Error(`${path}: not ${status} with ${body}, but\n${answer}`)))
    const lost = (): void => settle(() => reject(new Error('the server closed a connection')))
    const settle = (how: () => void): void => {
      socket.off('data', read).off('close', lost).off('error', reject)
      how()
    }

    socket.on('data', read).on('close', lost).on('error', reject)
    send()
  })
}

function requestFor(path: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\nuser-agent: bench\r\n\r\n`
}

function matches({ status, body }: Exchange, received: string): boolean {
  return received.startsWith(`HTTP/1.1 ${status} `) && received.includes(body)
}

const endOfHeaders = '\r\n\r\n'

function isComplete(received: string): boolean {
  const headers = received.indexOf(endOfHeaders)
  return headers >= 0 && received.length >= headers + endOfHeaders.length + lengthOf(received)
}

/** Both frameworks announce the length of a JSON body. */
function lengthOf(received: string): number {
  return Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? 0)
}
