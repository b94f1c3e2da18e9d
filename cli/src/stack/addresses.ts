import { choosePorts, loopback } from '../ports.ts'

/** Where each of them is looked for, by people and by services; 0: nowhere. */
const usual = {
  page: 8090,
  prometheus: 9090,
  alertmanager: 9093,
  traces: 16_686,
  otlp: 4318,
  tracesGrpc: 0,
  collectorHealth: 0,
} as const

/** `host:port` of each part. */
export type Addresses = Readonly<Record<keyof typeof usual, string>>

/** On their usual ports where those are free: a second stack must not fail on the first. */
export async function chooseAddresses(): Promise<Addresses> {
  const ports = await choosePorts(Object.values(usual))
  const entries = Object.keys(usual).map((name, at) => [name, `${loopback}:${ports[at]!}`])
  return Object.fromEntries(entries) as Addresses
}
