import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Exposition } from './scrapes.ts'

type Render = (accept: string | undefined, acceptEncoding?: string) => Exposition

export async function answerScrape(
  render: Render,
  { method, headers: asked }: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { status, headers, body } = render(asked.accept, header(asked['accept-encoding']))
  res.writeHead(status, headers)
  if (method === 'HEAD') {
    res.end()
    return
  }
  try {
    await pipeline(body, res)
  } catch {
    // The scraper went away, or it was cut off because rendering failed, which is reported there.
  }
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join() : value
}
