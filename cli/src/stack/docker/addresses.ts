import { serviceNames } from '../../demo/services.ts'
import type { Neighbours } from '../../generate/neighbours.ts'

/** Within the network of compose, each is found by its name. */
export const neighbours: Neighbours = {
  alertmanager: 'alertmanager:9093',
  prometheus: 'prometheus:9090',
  jaeger: 'jaeger:16686',
  loki: 'loki:3100',
}

/** Metrics are on the admin ports, which are not published. */
export const targets: ReadonlyMap<string, readonly string[]> = new Map(
  serviceNames.map((name) => [name, [`${name}:9464`]]),
)

/** What people open, on this machine. */
export const published = {
  grafana: 'http://127.0.0.1:3000',
  orders: 'http://127.0.0.1:8080',
  prometheus: 'http://127.0.0.1:9090',
  alertmanager: 'http://127.0.0.1:9093',
  jaeger: 'http://127.0.0.1:16686',
} as const
