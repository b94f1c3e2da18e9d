import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Metrics } from '../metrics/index.ts'

/** Answers a scrape in the form that the scraper asks for. */
export async function answerMetrics(
  metrics: Metrics,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { headers } = req
  const encoding = headers['accept-encoding']
  const {
    status,
    headers: answer,
    body,
  } = metrics.render(headers.accept, typeof encoding === 'string' ? encoding : undefined)
  res.writeHead(status, answer)
  if (req.method === 'HEAD') {
    res.end()
    return
  }
  try {
    await pipeline(Readable.from(body), res)
  } catch (error) {
    // A scraper that hangs up in the middle is nobody's failure.
    if (!res.destroyed) throw error
  }
}
