import type { Server } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { after, answer, bad, every, later, once, serve } from './answers.ts'
import { createLedger } from './metrics.ts'
import type { Ledger } from './metrics.ts'

/** What a service can do to those who measure it. */
export const misbehaviours: Readonly<Record<string, () => Server>> = {
  healthy: () => serve(answer, createLedger()),
  hangs: () => serve(() => {}),
  resets: () => serve((request) => request.socket.resetAndDestroy()),
  throws: () => serve((_request, response) => response.writeHead(500).end(bad)),
  'ok-but-wrong': () => serve((_request, response) => response.end(bad)),
  limits: () => serve(every(4, (_request, response) => response.writeHead(429).end())),
  stalls: () => {
    const server = serve((request, response, nth) => {
      response.setHeader('connection', 'close')
      answer(request, response, nth)
    })
    setInterval(block, 700, 650)
    return server
  },
  'slow-hundredth': () => serve(every(100, later(1_600))),
  'slow-dependency': () => {
    const ledger = createLedger()
    return serve((request, response, nth) => {
      setTimeout(() => {
        ledger.call('payments', dependencyMs / 1_000)
        answer(request, response, nth)
      }, dependencyMs)
    }, ledger)
  },
  'turns-away': () => {
    const server = serve(answer, createLedger())
    server.maxConnections = 2
    return server
  },
  dies: () => serve(after(900, () => process.exit(1))),
  restarts: () => {
    const ledger = createLedger()
    const server = serve(answer, ledger)
    server.on(
      'request',
      once(900, () => restart(server, ledger)),
    )
    return server
  },
  lies: () => serve(answer, createLedger(3)),
  'served-by-cache': () => serve(answer, createLedger(0.5)),
  'slow-route': () =>
    serve((request, response, nth) => {
      const slow = request.url === '/route/7'
      ;(slow ? later(1_600) : answer)(request, response, nth)
    }),
  cold: () => {
    let since = 0
    return serve((request, response, nth) => {
      since ||= Date.now()
      const slow = Date.now() - since < 1_500
      ;(slow ? later(1_600) : answer)(request, response, nth)
    })
  },
  'half-a-body': () =>
    serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write(bad)
    }),
  redirects: () => serve((_request, response) => response.writeHead(302, { location: '/' }).end()),
  'says-too-much': () =>
    serve(({ socket }) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort')),
  tires: () => {
    let since = 0
    return serve((request, response, nth) => {
      since ||= Date.now()
      const late = Date.now() - since > 7_000
      ;(late ? every(10, later(1_600)) : answer)(request, response, nth)
    }, createLedger())
  },
  blocks: () => {
    setInterval(block, 1_000, 700)
    return serve(answer, createLedger())
  },
  collects: () => {
    const kept = Array.from({ length: 200_000 }, (_, at) => ({ at, next: [at] }))
    setInterval(collect, 1_000, 700, kept)
    return serve(answer, createLedger())
  },
}

const dependencyMs = 1_200

/** For so long that a few requests are refused, and not so long that the objective breaks. */
const outageMs = 100

function restart(server: Server, ledger: Ledger): void {
  const address = server.address()
  if (address === null || typeof address === 'string') return
  server.close()
  server.closeAllConnections()
  setTimeout(() => {
    ledger.restart()
    server.listen(address.port, address.address)
  }, outageMs)
}

/** Whole collections, one after the other, of a heap in which much is alive. */
function collect(ms: number, kept: { at: number }[]): void {
  setFlagsFromString('--expose-gc')
  const whole = runInNewContext('gc') as () => void
  const until = performance.now() + ms
  while (performance.now() < until) whole()
  kept[0]!.at += 1
}

function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
