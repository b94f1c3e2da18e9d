import { EventEmitter } from 'node:events'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, it } from 'vitest'
import { current } from '../../src/index.ts'
import { names, start, type Handler } from './support/apps.ts'

describe.each(names)('the request in progress on %s', (name) => {
  it('is known on every way that code can take', async () => {
    const seen: Record<string, string | undefined> = {}
    const note = (where: string) => {
      seen[where] = current()?.requestId
    }
    let closed: (() => void) | undefined
    const isClosed = new Promise<void>((resolve) => (closed = resolve))
    // Shared by all requests, as a database client or an event bus is.
    const bus = new EventEmitter()

    const handler: Handler = (req, res) => {
      note('the handler')
      req.on('data', () => note(`data`))
      req.on('end', () => {
        note('end')
        void later()
      })
      req.on('close', () => note('close of the request'))
      res.on('finish', () => note('finish'))
      res.on('close', () => {
        note('close')
        closed?.()
      })
      const later = async () => {
        await Promise.resolve()
        note('a promise')
        await sleep(2)
        note('a timer')
        await nextTurn()
        note('setImmediate')
        queueMicrotask(() => note('a microtask'))
        process.nextTick(() => note('nextTick'))
        bus.once('event', () => note('an event'))
        bus.emit('event')
        const through = new PassThrough()
        through.on('data', () => note('a stream'))
        await pipeline([Buffer.from('x')], through)
        await new Promise<void>((resolve) => setTimeout(resolve, 1))
        note('a callback')
        res.end('done')
      }
    }
    const port = await start(name, {}, handler)
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        for (let piece = 0; piece < 3; piece += 1) {
          controller.enqueue(Buffer.from('piece'))
          await sleep(20)
        }
        controller.close()
      },
    })
    const answer = await fetch(`http://127.0.0.1:${port}/raw`, {
      method: 'POST',
      headers: { 'x-request-id': 'r-1', 'content-type': 'application/octet-stream' },
      body,
      duplex: 'half',
    })
    expect(await answer.text()).toBe('done')
    await isClosed

    const ways = [
      'the handler, data, end, close of the request, finish, close, a promise, a timer',
      'setImmediate, a microtask, nextTick, an event, a stream, a callback',
    ]
    const expected = ways.flatMap((some) => some.split(', ')).map((way) => [way, 'r-1'])
    expect(seen).toEqual(Object.fromEntries(expected))
    expect(current()).toBeUndefined()
  })

  it('is never another one, a thousand at a time', async () => {
    const wrong: string[] = []
    const handler: Handler = (req, res) => {
      const own = String(req.headers['x-request-id'])
      const check = (where: string) => {
        const id = current()?.requestId
        if (id !== own) wrong.push(`${where}: ${id} instead of ${own}`)
      }
      req.on('data', () => check('data'))
      req.on('end', () => {
        check('end')
        setTimeout(() => {
          check('timer')
          void nextTurn().then(() => {
            check('promise')
            res.end(own)
          })
        }, Math.random() * 5)
      })
      res.on('close', () => check('close'))
    }
    const port = await start(name, {}, handler)
    const ask = async (n: number) => {
      const answer = await fetch(`http://127.0.0.1:${port}/raw`, {
        method: 'POST',
        headers: { 'x-request-id': `r-${n}`, 'content-type': 'application/octet-stream' },
        body: 'some text',
      })
      expect(await answer.text()).toBe(`r-${n}`)
      expect(answer.headers.get('x-request-id')).toBe(`r-${n}`)
    }
    await Promise.all(Array.from({ length: 1_000 }, (_, n) => ask(n)))
    expect(wrong).toEqual([])
  })
})
