import { once } from 'node:events'
import { createServer, request as call } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { connect, createServer as createTcpServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import express from 'express'
import type { Express } from 'express'
import { observe } from '@obs-toolkit/sdk'
import type { ServiceDefinition } from '@obs-toolkit/sdk/service'

/**
 * A real service, observed by the SDK, that is ill in one way. It is a process of its own, told
 * which illness and on which port it serves; its own port is the next argument where another
 * program stands before it.
 */
const [illness = '', port = '0', own = port] = process.argv.slice(2)
const app = express()
let definition: ServiceDefinition = { name: 'ill' }

const illnesses: Readonly<Record<string, () => void | Promise<void>>> = {
  /** None at all. */
  healthy: () => answering(),
  /** Its dependency takes its time. */
  dependency: async () => {
    const payments = await serveOn(0, (_request: unknown, response: Exchange[1]) => {
      setTimeout(() => response.end('paid'), 900)
    })
    const url = `http://127.0.0.1:${(payments.address() as AddressInfo).port}`
    definition = { ...definition, dependencies: { payments: { url } } }
    app.get('/', async (_request, response) => {
      response.send(await (await fetch(url)).text())
    })
  },
  /** A collection of the whole heap, which is large, again and again. */
  gc: () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const kept = Array.from({ length: 200_000 }, (_, at) => ({ at, next: [at] }))
    setInterval(() => {
      const until = performance.now() + 800
      while (performance.now() < until) collect()
      kept[0] = { at: kept.length, next: [] }
    }, 1_000)
    answering()
  },
  'event-loop': () => {
    setInterval(() => spin(800), 1_000)
    answering()
  },
  /** Each request is work, and all of them are more than one core can do. */
  saturated: () => {
    app.get('/', (_request, response) => {
      spin(14)
      response.send('done')
    })
  },
  /** Something before it lets a few through at a time. */
  queueing: async () => {
    app.get('/', async (_request, response) => {
      await sleep(50)
      response.send('done')
    })
    const waiting: (() => void)[] = []
    let free = 3
    const next = (): void => {
      free += 1
      if (waiting.length > 0) free -= 1
      waiting.shift()?.()
    }
    await serveOn(Number(port), (request: Exchange[0], response: Exchange[1]) => {
      response.once('close', next)
      if (free === 0) return void waiting.push(() => forward(request, response))
      free -= 1
      forward(request, response)
    })
  },
  'rate-limit': () => {
    let nth = 0
    app.use((_request, response, next) => {
      if (++nth % 5 === 0) response.status(429).end()
      else next()
    })
    answering()
  },
  connections: () => answering(),
  route: () => {
    for (let at = 0; at < 6; at++) {
      app.get(`/route/${at}`, async (_request, response) => {
        if (at === 3) await sleep(1_400)
        response.send('done')
      })
    }
  },
  errors: () => {
    let nth = 0
    app.get('/', (_request, response) => {
      if (++nth % 4 === 0) throw new Error('the database is gone')
      response.send('done')
    })
  },
  /** Ends now and then; who started it starts it again. */
  restart: () => {
    setTimeout(() => process.exit(1), 3_000)
    answering()
  },
  cache: async () => {
    answering()
    let nth = 0
    await serveOn(Number(port), (request: Exchange[0], response: Exchange[1]) => {
      if (request.url !== '/' || ++nth % 3 > 0) return forward(request, response)
      response.end('as before')
    })
  },
  network: async () => {
    answering()
    await far(Number(port), Number(own), 400)
  },
  /** Slow for a reason that nothing shows. */
  unknown: () => {
    app.get('/', async (_request, response) => {
      await sleep(900)
      response.send('done')
    })
  },
}

const start = illnesses[illness]
if (start === undefined) throw new Error(`there is no illness ${illness}`)
await start()
observe(app, { service: definition, logger: false })
const server = await serveOn(Number(own), app)
if (illness === 'connections') server.maxConnections = 2

function answering(): void {
  app.get('/', (_request, response) => void response.send('done'))
}

function spin(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

async function serveOn(port: number, listener: RequestListener | Express): Promise<Server> {
  const server = createServer(listener).listen(port)
  await once(server, 'listening')
  return server
}

type Exchange = Parameters<RequestListener>

function forward(request: Exchange[0], response: Exchange[1]): void {
  const { url, method, headers } = request
  const inner = call({ port: own, path: url, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  inner.on('error', () => response.destroy())
  request.pipe(inner)
}

/** As far away as each way of so many milliseconds makes it. */
async function far(port: number, to: number, ms: number): Promise<void> {
  const server = createTcpServer((near) => {
    const beyond = connect(to)
    near.on('data', (bytes) => setTimeout(() => beyond.write(bytes), ms))
    beyond.on('data', (bytes) => setTimeout(() => near.write(bytes), ms))
    near.on('close', () => beyond.destroy()).on('error', () => beyond.destroy())
    beyond.on('close', () => setTimeout(() => near.end(), ms)).on('error', () => near.destroy())
  }).listen(port)
  await once(server, 'listening')
}
