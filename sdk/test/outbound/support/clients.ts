import { once } from 'node:events'
import { request, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { text } from 'node:stream/consumers'

/** One way to make a call, whichever client makes it. */
export interface Client {
  readonly name: string
  /** Reads the answer to its end. Fails as the client fails. */
  readonly get: (
    url: string,
    options?: { signal?: AbortSignal; headers?: Record<string, string> },
  ) => Promise<number>
}

export const clients: readonly Client[] = [
  {
    name: 'fetch',
    async get(url, options) {
      const response = await fetch(url, { ...options, redirect: 'manual' })
      await response.text()
      return response.status
    },
  },
  { name: 'node:http', get: (url, options = {}) => ask(url, options) },
]

export async function ask(
  url: string,
  options: RequestOptions = {},
  begun: (request: ClientRequest) => void = () => {},
): Promise<number> {
  const asked = request(url, options)
  // Told a second time after the answer has begun.
  asked.on('error', () => {})
  begun(asked)
  asked.end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  await text(response)
  return response.statusCode ?? 0
}
