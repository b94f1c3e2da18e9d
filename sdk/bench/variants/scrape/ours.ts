import { createServer, type Server } from 'node:http'
import { observe } from '@obs-toolkit/sdk'
import express from 'express'
import { durationBuckets, durations, eachSeries } from './series.ts'

export async function start(series: number): Promise<Server> {
  const app = express()
  const obs = observe(app, { service: { name: 'bench' }, logger: false })
  const histogram = obs.histogram('bench_request_duration_seconds', {
    help: 'Duration of HTTP server requests.',
    unit: 'seconds',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code'],
    edges: durationBuckets,
    maxSeries: series,
  })
  for (const labels of eachSeries(series)) {
    const {
      http_request_method: method,
      http_route: route,
      http_response_status_code: status,
    } = labels
    for (const duration of durations) histogram.series(method, route, status).observe(duration)
  }
  return createServer(app)
}
