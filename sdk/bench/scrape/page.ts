import { Agent, get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'

// What Prometheus 3 sends.
const headers = {
  accept:
    'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=1.0.0;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2',
  'accept-encoding': 'gzip',
}
const agent = new Agent({ keepAlive: true })

export interface Page {
  text: string
  /** Bytes on the wire. */
  bytes: number
  ms: number
}

export async function scrape(port: number): Promise<Page> {
  const from = performance.now()
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: '127.0.0.1', path: '/metrics', headers, agent }, resolve).on('error', reject)
  })
  const body = await buffer(response)
  const ms = performance.now() - from
  if (response.statusCode !== 200) throw new Error(`/metrics answered ${response.statusCode}`)
  const gzip = response.headers['content-encoding'] === 'gzip'
  return { text: (gzip ? gunzipSync(body) : body).toString(), bytes: body.length, ms }
}
