import { createServer, type Server } from 'node:http'
import { observe, type Obs } from '@obs-toolkit/sdk'
import express from 'express'
import { durationBuckets, durations, eachSeries, type Series } from './series.ts'

/** A metric of the application's own holds no more, so the series are spread over several. */
const mostSeries = 2_000

export async function start(series: number): Promise<Server> {
  const app = express()
  const obs = observe(app, { service: { name: 'bench' }, logger: false })
  const all = [...eachSeries(series)]
  for (let at = 0; at < all.length; at += mostSeries) {
    fill(obs, `part${at / mostSeries}`, all.slice(at, at + mostSeries))
  }
  return createServer(app)
}

function fill(obs: Obs, part: string, all: readonly Series[]): void {
  const histogram = obs.histogram(`${part}_request_duration_seconds`, {
    help: 'Duration of HTTP server requests.',
    unit: 'seconds',
    labels: {
      http_request_method: { atMost: 10 },
      http_route: { atMost: 1_000 },
      http_response_status_code: { atMost: 50 },
    },
    buckets: durationBuckets,
  })
  for (const labels of all) {
    for (const duration of durations) histogram.observe(duration, labels)
  }
}
