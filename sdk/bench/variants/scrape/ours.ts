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
    labels: {
      http_request_method: { atMost: 10 },
      http_route: { atMost: 1_000 },
      http_response_status_code: { atMost: 50 },
    },
    buckets: durationBuckets,
  })
  for (const labels of eachSeries(series)) {
    for (const duration of durations) histogram.observe(duration, labels)
  }
  return createServer(app)
}
