import { STATUS_CODES } from 'node:http'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Fault } from './fault.ts'

/**
 * `GET /faults` lists what can go wrong here, `POST /faults/<name>` switches it on, `DELETE` off.
 * It belongs on the admin port, which nobody outside reaches.
 */
export class Switches {
  readonly #faults = new Map<string, Fault>()
  readonly #ends = new Map<string, () => void>()

  offer(faults: Readonly<Record<string, Fault>>): void {
    for (const [name, fault] of Object.entries(faults)) this.#faults.set(name, fault)
  }

  readonly handler: RequestListener = (req, res) => {
    const [, folder, name, ...rest] = (req.url ?? '').split('/')
    if (folder !== 'faults' || rest.length > 0) return answer(res, 404)
    if (name === undefined) return this.#list(req, res)
    const fault = this.#faults.get(name)
    if (!fault) return answer(res, 404)
    if (req.method === 'POST') this.#on(name, fault)
    else if (req.method === 'DELETE') this.#off(name)
    else return answer(res, 405)
    answer(res, 200, { name, on: this.#ends.has(name) })
  }

  #list({ method }: IncomingMessage, res: ServerResponse): void {
    if (method !== 'GET') return answer(res, 405)
    const all = [...this.#faults.keys()]
    answer(res, 200, { faults: all.map((name) => ({ name, on: this.#ends.has(name) })) })
  }

  #on(name: string, fault: Fault): void {
    if (!this.#ends.has(name)) this.#ends.set(name, fault())
  }

  #off(name: string): void {
    this.#ends.get(name)?.()
    this.#ends.delete(name)
  }
}

function answer(
  res: ServerResponse,
  status: number,
  body: object = { title: STATUS_CODES[status] },
): void {
  res.writeHead(status, { 'content-type': 'application/json' })
  res.end(JSON.stringify(body))
}
