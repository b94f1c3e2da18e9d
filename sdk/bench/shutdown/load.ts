import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'

/** How a request ended for its client. */
export type Outcome =
  | 'answered'
  /** Nobody listens any more. */
  | 'refused'
  /** The connection was closed before a byte of an answer. */
  | 'closed'
  /** A wrong answer, or a part of one. */
  | 'failed'

/** Outcomes by the id of the trace that each request began. */
export type Outcomes = ReadonlyMap<string, Outcome>

export interface Load {
  /** Sends no more, and waits for what is on its way. */
  stop(): Promise<Outcomes>
}

const tickMs = 4

/** Open loop, over connections that are kept: requests are sent when due, whatever is in flight. */
export function startLoad(port: number, perSecond: number): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const outcomes = new Map<string, Outcome>()
  const underWay: Promise<void>[] = []
  const begunAt = performance.now()
  const sendDue = (): void => {
    const due = ((performance.now() - begunAt) * perSecond) / 1_000
    while (underWay.length < due) underWay.push(send())
  }
  const send = async (): Promise<void> => {
    const traceId = randomBytes(16).toString('hex')
    outcomes.set(traceId, await ask(port, agent, traceId))
  }
  const timer = setInterval(sendDue, tickMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all(underWay)
      agent.destroy()
      return outcomes
    },
  }
}

function ask(port: number, agent: Agent, traceId: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const asked = request({
      agent,
      host: '127.0.0.1',
      port,
      path: `/orders/${traceId.slice(0, 6)}`,
      headers: { traceparent: `00-${traceId}-${traceId.slice(0, 16)}-00` },
    })
    asked.on('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(code === 'ECONNREFUSED' ? 'refused' : 'closed')
    })
    asked.on('response', (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('close', () => {
        const right = response.statusCode === 200 && response.complete && body.includes('paid')
        resolve(right ? 'answered' : 'failed')
      })
    })
    asked.end()
  })
}
