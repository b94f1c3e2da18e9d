import type { Server } from 'node:http'

/** What a file in this folder exports: a server whose `/metrics` has so many histogram series. */
export interface ScrapeModule {
  start: (series: number) => Promise<Server>
}

export interface Series {
  http_request_method: string
  http_route: string
  http_response_status_code: string
}

export const durationBuckets = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
]
export const durations = [0.004, 0.03, 0.3]

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const statuses = ['200', '400', '404', '500']

/** A large service: every method and a few statuses on each of its routes. */
export function* eachSeries(count: number): Generator<Series> {
  for (let n = 0; n < count; n++) {
    const route = Math.floor(n / (methods.length * statuses.length))
    yield {
      http_request_method: methods[n % methods.length] ?? '',
      http_route: `/api/v1/resources-${route}/:id/items/:item`,
      http_response_status_code: statuses[Math.floor(n / methods.length) % statuses.length] ?? '',
    }
  }
}
