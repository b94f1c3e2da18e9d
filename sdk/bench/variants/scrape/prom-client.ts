import { createServer, type Server, type ServerResponse } from 'node:http'
import { Histogram, register } from 'prom-client'
import { durationBuckets, durations, eachSeries } from './series.ts'

export async function start(series: number): Promise<Server> {
  const histogram = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Duration of HTTP server requests.',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code'],
    buckets: durationBuckets,
  })
  for (const labels of eachSeries(series)) {
    for (const duration of durations) histogram.observe({ ...labels }, duration)
  }
  return createServer((_, res) => void expose(res))
}

async function expose(res: ServerResponse): Promise<void> {
  res.setHeader('content-type', register.contentType).end(await register.metrics())
}
