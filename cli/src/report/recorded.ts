import type { Recorded, Verdict } from '@obs-toolkit/load'
import { number, percent } from './words.ts'

type Fact = readonly [name: string, value: string]

/** What Prometheus saw at the server, as every report says it; nothing where it was not asked. */
export function recordedFacts({ recorded }: Verdict): readonly Fact[] {
  if (recorded === null) return []
  const { all, saturation, instances, releases, ours, problem } = recorded
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ['requests', all && `${all.requests}, ${failedOf(all)}${ours ? '' : ', not all of them ours'}`],
    ['p50 · p95 · p99', all && serverMs(all)],
    ['event loop', milliseconds(saturation?.eventLoopDelay)],
    ['processor', share(saturation?.cpuShare, 'of a core')],
    ['garbage collection', share(saturation?.gcShare, 'of the time')],
    ['heap', share(saturation?.heapShare, 'of its limit')],
    ...poolsOf(saturation),
    ['instances', instances === null ? null : String(instances)],
    ['version', releases && versionsOf(releases)],
    ['left out', problem],
  ]
  return facts.filter((fact): fact is Fact => fact[1] !== null && fact[1] !== '')
}

/** For one line at a terminal. */
export function recordedShortly(verdict: Verdict): string {
  const { all, saturation } = verdict.recorded ?? {}
  if (!all) return ''
  const parts = [
    `${failedOf(all)}, p95 ${ms(all.p95)}, p99 ${ms(all.p99)}`,
    label('event loop', milliseconds(saturation?.eventLoopDelay)),
    label('processor', share(saturation?.cpuShare, 'of a core')),
    label('heap', share(saturation?.heapShare, 'of its limit')),
  ]
  return `\nat the server, by Prometheus: ${parts.filter((part) => part !== '').join(', ')}`
}

/** `4 · 12 · 31 ms` */
export function serverMs(seen: Recorded | undefined): string {
  if (seen === undefined || seen.p50 === null) return '–'
  return `${[seen.p50, seen.p95, seen.p99].map(shortly).join(' · ')} ms`
}

function shortly(value: number | null): string {
  return value === null ? '–' : number(value)
}

function ms(value: number | null): string {
  return value === null ? '–' : `${number(value)} ms`
}

function failedOf({ requests, failed }: Recorded): string {
  return `${percent(failed / Math.max(1, requests))} failed`
}

function milliseconds(seconds: number | null | undefined): string | null {
  return seconds == null ? null : ms(seconds * 1000)
}

function share(ratio: number | null | undefined, of: string): string | null {
  return ratio == null ? null : `${percent(ratio)} ${of}`
}

function label(name: string, value: string | null): string {
  return value === null ? '' : `${name} ${value}`
}

type Saturated = NonNullable<Verdict['recorded']>['saturation'] | undefined

function poolsOf(saturation: Saturated): readonly Fact[] {
  return Object.entries(saturation?.pools ?? {}).map(([name, { max, mostUsed, mostWaiting }]) => [
    `pool ${name}`,
    `${mostUsed} of ${max} connections in use, ${mostWaiting} waited, at most`,
  ])
}

function versionsOf({
  before,
  during,
}: NonNullable<NonNullable<Verdict['recorded']>['releases']>): string {
  const said = (all: readonly (readonly string[])[]): string =>
    all.map((names) => names.join(' ')).join(' and ')
  const changed = before.length > 0 && said(before) !== said(during)
  return changed ? `${said(during)}; before the run ${said(before)}` : said(during)
}
