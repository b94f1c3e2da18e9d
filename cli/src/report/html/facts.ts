import type { Judged } from '../judged.ts'
import { cutShort, duration, number } from '../words.ts'
import { factList } from './parts.ts'

/** What was done to whom, in one line. */
export function facts({ verdict, evidence }: Judged): string {
  const { rate, target, profile, factor, instances, measured } = verdict
  const { latency, measured: phase, requests } = evidence.client
  const pairs: readonly (readonly [string, string])[] = [
    ['target', target.url],
    ...(target.version === null ? [] : [['version', target.version] as const]),
    ['load', `${number(rate.achieved)} of ${number(rate.planned)} requests per second`],
    ['profile', `${profile}, peak × ${number(factor)}${several(instances)}`],
    ['measured', `${requests} requests in ${duration(phase.seconds)}${cutShort(evidence)}`],
    ['p50 · p95 · p99', `${latency.p50} · ${latency.p95} · ${latency.p99} ms`],
    ['from', measured.from.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')],
  ]
  return factList(pairs)
}

function several(instances: number): string {
  return instances === 1 ? '' : `, ${instances} instances`
}
