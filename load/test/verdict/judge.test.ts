import { describe, expect, it } from 'vitest'
import { judge } from '../../src/index.ts'
import type { Evidence } from '../../src/index.ts'
import { rules } from '../../src/verdict/validity/rules.ts'
import { evidenceOf } from './support.ts'

function outcomes(evidence: Evidence): readonly string[] {
  return judge(evidence).objectives.map(({ verdict }) => verdict)
}

const broken: readonly (readonly [rule: string, evidence: Evidence])[] = [
  ['dropped-iterations', evidenceOf({}, { dropped: 60, started: 14_340 })],
  ['rate-shortfall', evidenceOf({}, { started: 14_200 })],
  ['generator-cpu', { ...evidenceOf(), generator: { ...evidenceOf().generator, k6Cpu: 0.9 } }],
  [
    'generator-throttled',
    { ...evidenceOf(), generator: { ...evidenceOf().generator, throttled: 0.2 } },
  ],
  ['generator-ports', { ...evidenceOf(), generator: { ...evidenceOf().generator, ports: 0.9 } }],
  ['start-lag', evidenceOf({}, { lag: { p50: 1, p95: 10, p99: 50 } })],
  ['hosts', evidenceOf({}, { failures: { 'not-allowed': 1 } })],
  ['vanished-requests', evidenceOf({}, { interrupted: 20 })],
  ['exceptions', evidenceOf({}, { exceptions: 1 })],
  ['route-share', evidenceOf({}, { routes: evidenceOf().client.routes.slice(1) })],
  [
    'k6-ended',
    { ...evidenceOf(), end: 'broken', k6: { version: '2.2.0', exitCode: 109, messages: [] } },
  ],
  ['whole-run', { ...evidenceOf(), end: 'interrupted' }],
  [
    'restarted',
    { ...evidenceOf(), prometheus: { url: '', requests: null, restarts: 1, problem: null } },
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
