import { once } from 'node:events'
import { request, type ServerResponse } from 'node:http'
import type { Metrics } from '../../../src/metrics/index.ts'
import { begin } from '../../../src/request/begin.ts'
import type { Engine } from '../../../src/request/engine.ts'
import { bareEngine } from '../../support/bare-engine.ts'
import { listen } from '../../support/listen.ts'

type Answer = (res: ServerResponse) => void

/** A service of one route for each key; what it is asked beyond them is unmatched. */
export async function serve(metrics: Metrics, answers: Record<string, Answer>): Promise<number> {
  const engine = engineOf(metrics)
  return listen((req, res) => {
    const exchange = begin(engine, req, res)
    const path = req.url ?? ''
    const answer = answers[path]
    if (answer !== undefined) exchange.reach(engine.routes.get(path))
    ;(answer ?? ((res: ServerResponse) => res.writeHead(404).end()))(res)
  })
}

function engineOf({ requestMetrics }: Metrics): Engine {
  return bareEngine({ observers: [requestMetrics], active: requestMetrics })
}

/** Asks, reads the answer to its end, and gives its status; 0 where there was none. */
export async function ask(port: number, path: string, method = 'GET'): Promise<number> {
  const asked = request({ port, path, method, agent: false }).end()
  try {
    const [res] = await once(asked, 'response')
    res.resume()
    await once(res, 'end')
    return res.statusCode
  } catch {
    // The server hung up; the status says so.
    return 0
  }
}
