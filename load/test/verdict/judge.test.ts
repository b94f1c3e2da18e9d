import { describe, expect, it } from 'vitest'
import { judge } from '../../src/index.ts'
import type { Evidence } from '../../src/index.ts'
import { rules } from '../../src/verdict/validity/rules.ts'
import { evidenceOf, recorded, serverOf } from './support.ts'

function outcomes(evidence: Evidence): readonly string[] {
  return judge(evidence).objectives.map(({ verdict }) => verdict)
}

function generatorOf(generator: Partial<Evidence['generator']>): Evidence {
  return { ...evidenceOf(), generator: { ...evidenceOf().generator, ...generator } }
}

function plannedOf(plan: Partial<Evidence['plan']>, rest: Partial<Evidence> = {}): Evidence {
  return { ...evidenceOf(), ...rest, plan: { ...evidenceOf().plan, ...plan } }
}

const k6 = evidenceOf().k6

/** What takes a pass away. */
const broken: readonly (readonly [rule: string, evidence: Evidence])[] = [
  ['dropped-iterations', evidenceOf({}, { dropped: 60, started: 14_340 })],
  ['rate-shortfall', evidenceOf({}, { started: 14_200 })],
  ['generator-cpu', generatorOf({ k6Cpu: 0.9 })],
  ['generator-throttled', generatorOf({ throttled: 0.2 })],
  ['generator-ports', generatorOf({ ports: 0.9 })],
  ['start-lag', evidenceOf({}, { lag: { p50: 1, p95: 10, p99: 50 } })],
  ['hosts', evidenceOf({}, { failures: { 'not-allowed': 1 } })],
  ['release', { ...evidenceOf(), server: serverOf(['1.4.2'], ['1.4.3']) }],
  ['release', plannedOf({ release: '1.4.3' }, { server: serverOf(['1.4.2'], ['1.4.2']) })],
  ['release', plannedOf({ release: '1.4.3' })],
  [
    'declared-peak',
    { ...evidenceOf(), prometheus: { ...recorded, peak: { perSecond: 140, days: 30 } } },
  ],
  ['release', { ...evidenceOf(), prometheus: recordedBy({ during: [['1.4.1'], ['1.4.2']] }) }],
  [
    'release',
    plannedOf(
      { release: '1.4.3' },
      { prometheus: recordedBy({ during: [['1.4.2']] }), server: null },
    ),
  ],
  ['instances', { ...evidenceOf(), prometheus: { ...recorded, instances: among(6) } }],
  ['followed-plan', { ...evidenceOf(), k6: { ...k6, overruled: ['vus'] } }],
  ['vanished-requests', evidenceOf({}, { interrupted: 20 })],
  ['exceptions', evidenceOf({}, { exceptions: 1 })],
  ['route-share', evidenceOf({}, { routes: evidenceOf().client.routes.slice(1) })],
  ['k6-ended', { ...evidenceOf(), end: 'broken', k6: { ...k6, exitCode: 109 } }],
  ['whole-run', { ...evidenceOf(), end: 'interrupted' }],
  ['dead-route', evidenceOf({}, { routes: [...evidenceOf().client.routes.slice(1), failing()] })],
  ['redirects', evidenceOf({}, { routes: sentTo(302) })],
  ['worsening', evidenceOf({}, { objectives: worseAtTheEnd() })],
  ['restarted', { ...evidenceOf(), prometheus: { ...recorded, restarts: 1 } }],
]

/** What leaves a pass alone. */
const remarks: readonly (readonly [rule: string, evidence: Evidence])[] = [
  ['noisy-machine', generatorOf({ idleP95Ms: { before: 40, after: 60 } })],
  ['stolen-time', generatorOf({ stolen: 0.1 })],
  ['same-data', plannedOf({ requests: sameRequests({ params: { id: ['1'] } }) })],
  ['same-data', plannedOf({ requests: sameRequests({ method: 'POST', body: { sku: 'a' } }) })],
  [
    'same-data',
    plannedOf({
      requests: sameRequests({ body: { sku: 'a' }, data: '/rows-that-nobody-uses.csv' }),
    }),
  ],
  ['clocks', { ...evidenceOf(), prometheus: { ...recorded, clockOffset: -8, restarts: 1 } }],
]

function recordedBy(releases: { during: string[][] }): Evidence['prometheus'] {
  return { ...recorded, releases: { before: [], ...releases } }
}

/** Requests in equal shares. */
function among(instances: number): { name: string; requests: number }[] {
  return Array.from({ length: instances }, (_, at) => ({
    name: `${at}:3000`,
    requests: Math.round(14_400 / instances),
  }))
}

/** A route of which nothing came. */
function failing(): Evidence['client']['routes'][number] {
  const [first] = evidenceOf().client.routes
  return { ...first!, failed: first!.requests, statuses: { 404: first!.requests } }
}

/** One route whose answers send elsewhere, and one that serves. */
function sentTo(status: number): Evidence['client']['routes'] {
  const [first, ...others] = evidenceOf().client.routes
  return [{ ...first!, statuses: { [status]: first!.requests } }, ...others]
}

/** Fewer than are allowed, and all of them in the last quarter. */
function worseAtTheEnd(): Evidence['client']['objectives'] {
  return evidenceOf().client.objectives.map(({ slots, ...each }) => {
    const bad = slots.map(
      ([events], at) => [events, at < 45 ? 0 : each.id.endsWith('p99') ? 8 : 0] as const,
    )
    return { ...each, bad: bad.reduce((sum, [, count]) => sum + count, 0), slots: bad }
  })
}

type Requests = Evidence['plan']['requests']

function sameRequests(of: Partial<Requests[number]>): Requests {
  return evidenceOf().plan.requests.map((each) => ({ ...each, ...of }))
}

/** Looks at instances that started at these times. */
function inTurn(...startTimes: readonly number[]): Evidence['server'] {
  const { snapshots, ...server } = serverOf(...startTimes.map(() => []))!
  const started = snapshots.map((each, at) => ({ ...each, startTime: startTimes[at]! }))
  return { ...server, snapshots: started }
}

/** Two looks at a process that used so much processor time between them. */
function secondsApart(seconds: number, cpuSeconds: number): Evidence['server'] {
  const { snapshots, ...server } = serverOf([], [])!
  const end = Date.parse(snapshots[1]!.at)
  const looks = [
    { ...snapshots[0]!, at: new Date(end - seconds * 1_000).toISOString(), cpuSeconds: 0 },
    { ...snapshots[1]!, cpuSeconds },
  ]
  return { ...server, snapshots: looks }
}

/** What looks odd and is in order. */
const healthy: readonly (readonly [what: string, evidence: Evidence])[] = [
  [
    'a shortened commit',
    plannedOf({ release: '4f1c9d2' }, { server: serverOf(['1', '4f1c9d2aa']) }),
  ],
  ['a service that names no release', { ...evidenceOf(), server: serverOf([], []) }],
  ['noise on one side of the run alone', generatorOf({ idleP95Ms: { before: 400, after: 2 } })],
  ['a peak that is rightly declared', { ...evidenceOf(), prometheus: recorded }],
  [
    'another release before the run, as after any deployment',
    plannedOf({ release: '1.4.2' }, { prometheus: recorded, server: serverOf(['1.4.2']) }),
  ],
  [
    'a commit that Prometheus does not know of',
    plannedOf(
      { release: '4f1c9d2' },
      {
        server: serverOf(['1.4.2', '4f1c9d2aa']),
        prometheus: recordedBy({ during: [['1.4.2']] }),
      },
    ),
  ],
  [
    'as many instances as were said, and one that is probed',
    plannedOf(
      { instances: { underTest: 3, declared: 3 } },
      {
        prometheus: {
          ...recorded,
          instances: [...among(3), { name: 'standby:3000', requests: 4 }],
        },
      },
    ),
  ],
  [
    "instances that have others' traffic, so that it cannot be told which are ours",
    {
      ...evidenceOf(),
      prometheus: {
        ...recorded,
        all: { ...recorded.all!, requests: 90_000 },
        instances: among(6),
      },
    },
  ],
  [
    'a peak of which too little is known',
    { ...evidenceOf(), prometheus: { ...recorded, peak: { perSecond: 900, days: 2 } } },
  ],
  [
    'a rate that was asked for',
    plannedOf(
      { peakPerSecond: null },
      { prometheus: { ...recorded, peak: { perSecond: 900, days: 30 } } },
    ),
  ],
  [
    'looks at several instances in turn',
    plannedOf({ instances: { underTest: 3, declared: 3 } }, { server: inTurn(20, 70, 20, 70) }),
  ],
  [
    'parameters with several values',
    plannedOf({ requests: sameRequests({ params: { id: ['1', '2'] } }) }),
  ],
  [
    'routes of which some requests failed',
    evidenceOf({}, { routes: evidenceOf().client.routes.map((each) => ({ ...each, failed: 90 })) }),
  ],
  ['answers that were not changed', evidenceOf({}, { routes: sentTo(304) })],
  [
    'redirects that are declared',
    {
      ...plannedOf({
        requests: sameRequests({ expect: { status: [302], contentType: null, includes: null } }),
      }),
      client: evidenceOf({}, { routes: sentTo(302) }).client,
    },
  ],
  [
    'bodies that rows of data fill',
    plannedOf({ requests: sameRequests({ body: { items: [{ sku: '{sku}' }] }, data: '/a.csv' }) }),
  ],
]

describe('a verdict', () => {
  it('passes what is proven to hold', () => {
    expect(judge(evidenceOf({ errors: 1, p95: 4, p99: 1 }))).toMatchObject({
      verdict: 'pass',
      causes: [],
    })
  })

  it('fails what is proven to be broken, and leaves undecided what is neither', () => {
    expect(outcomes(evidenceOf({ p99: 5 }))).toEqual(['pass', 'pass', 'fail'])
    expect(outcomes(evidenceOf({ p99: 2 }))).toEqual(['pass', 'pass', 'unproven'])
    expect(judge(evidenceOf({ p99: 2 }))).toMatchObject({ verdict: 'unproven' })
  })

  it('is never a pass without requests', () => {
    const objectives = evidenceOf().client.objectives.map(({ id }) => ({
      id,
      events: 0,
      bad: 0,
      slots: [],
    }))
    const verdict = judge(evidenceOf({}, { objectives }))
    expect(verdict.verdict).toBe('unproven')
    expect(verdict.objectives.map(({ reason }) => reason)).toEqual(
      Array(3).fill('no request counts for it'),
    )
  })

  it('fails where one objective is broken and others are unproven', () => {
    const objectives = evidenceOf({ errors: 100 }).client.objectives.map((each, at) =>
      at === 0 ? each : { ...each, events: 0, bad: 0, slots: [] },
    )
    expect(judge(evidenceOf({}, { objectives })).verdict).toBe('fail')
  })

  it.each(broken)('is no pass where %s does not hold', (rule, evidence) => {
    const verdict = judge(evidence)
    expect(verdict.validity.filter(({ ok }) => !ok).map(({ name }) => name)).toContain(rule)
    expect(verdict.verdict).toBe(rule === 'exceptions' ? 'fail' : 'unproven')
    expect(verdict.reason).not.toBe('')
  })

  it.each(remarks)('passes all the same, and says so, where %s does not hold', (rule, evidence) => {
    const verdict = judge(evidence)
    expect(verdict.validity.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([rule])
    expect(verdict.verdict).toBe('pass')
  })

  it.each(healthy)('has nothing against %s', (_what, evidence) => {
    const verdict = judge(evidence)
    expect(verdict.validity.filter(({ ok }) => !ok)).toEqual([])
    expect(verdict.verdict).toBe('pass')
  })

  it('fails nobody for latency on a machine that is never calm, and still fails errors', () => {
    const { generator } = generatorOf({ idleP95Ms: { before: 40, after: 60 } })
    const verdict = judge({ ...evidenceOf({ errors: 20, p99: 20 }), generator })
    expect(verdict.objectives.map((each) => each.verdict)).toEqual(['fail', 'pass', 'unproven'])
    expect(verdict.objectives[2]!.reason).toBe('noisy-machine does not hold')
  })

  it('fails nobody where others took the machine, and still fails a service that took it itself', () => {
    const generator = { ...evidenceOf().generator, cores: 2, k6Cpu: 0.05, machineCpu: 1 }
    const crowded = (bad: number, serviceCores: number) => {
      const seen = secondsApart(60, 60 * serviceCores)
      return judge({ ...evidenceOf({ errors: bad, p99: bad }), generator, server: seen })
    }
    expect(crowded(100, 0.2).verdict).toBe('unproven')
    expect(crowded(100, 0.2).reason).toContain('Something else on this machine')
    expect(crowded(0, 0.2).verdict).toBe('pass')
    expect(crowded(100, 1.2).verdict).toBe('fail')
    const silent = evidenceOf().client.slots.map((slot, at) =>
      at < 50 ? slot : { ...slot, failed: slot.requests },
    )
    const gone = (serviceCores: number) =>
      judge({
        ...evidenceOf({}, { slots: silent, unanswered: 2_400 }),
        generator,
        server: secondsApart(60, 60 * serviceCores),
      })
    expect(gone(0.2).verdict).toBe('unproven')
    expect(gone(0.2).reason).toContain('Something else on this machine')
    expect(gone(1.2).verdict).toBe('fail')
  })

  it('does not blame a service for the latency of a generator that could not keep up', () => {
    const lag = { p50: 1, p95: 10, p99: 80 }
    expect(judge(evidenceOf({ p99: 20 }, { lag }))).toMatchObject({
      verdict: 'unproven',
      causes: [{ id: 'generator' }],
    })
    expect(judge(evidenceOf({ errors: 100 }, { lag })).verdict).toBe('fail')
  })

  it('fails a service that was gone at the end', () => {
    const slots = evidenceOf().client.slots.map((slot) =>
      slot.at < 56 ? slot : { ...slot, failed: slot.requests },
    )
    expect(judge(evidenceOf({}, { slots, unanswered: 960 })).verdict).toBe('fail')
  })

  it('says in one sentence what was wrong, with its numbers', () => {
    expect(judge(evidenceOf()).reason).toBe('All 3 objectives hold at 240 requests per second.')
    expect(judge(evidenceOf({ p99: 9 })).reason).toBe(
      '3.75 % of requests took longer than 500 ms, where 1 % may.',
    )
    expect(judge(evidenceOf({ p99: 9, errors: 100 })).reason).toBe(
      '41.7 % of requests failed, where 5 % may. 1 more objective is broken.',
    )
    expect(judge(evidenceOf({ p99: 2 })).reason).toMatch(
      /^Between 0\.\d+ % and 1\.\d+ % of requests took longer than 500 ms, where 1 % may: too few/,
    )
    const open = evidenceOf({ p99: 2 })
    const spent = judge({ ...open, plan: { ...open.plan, looks: [30, 60] } })
    expect(judge(open).reason).toContain('--duration auto')
    expect(spent.reason).toContain('Its time is spent')
    expect(spent.reason).not.toContain('--duration auto')
  })

  it('is the same for evidence that was written to a file and read again', () => {
    const evidence = evidenceOf({ p99: 5 })
    expect(judge(JSON.parse(JSON.stringify(evidence)) as Evidence)).toEqual(judge(evidence))
  })
})

describe('the rules', () => {
  it('have each a name, an id and a remedy of its own', () => {
    for (const pick of ['id', 'name', 'remedy'] as const) {
      expect(new Set(rules.map((rule) => rule[pick])).size).toBe(rules.length)
    }
  })
})
