import { resolveService } from '@obs-toolkit/sdk/service'
import { planLoad } from '../../src/index.ts'
import type { ClientEvidence, Evidence, LoadPlan } from '../../src/index.ts'

const { service } = resolveService({
  name: 'orders',
  traffic: { peakPerSecond: 120 },
  routes: { 'GET /a': { share: 0.5 }, 'GET /b': { share: 0.5 } },
})

const plan: LoadPlan = planLoad(service, {
  target: 'http://localhost:3000',
  folder: '.',
  environment: [],
}).plan!

const slots = 60
const perSlot = 240
const quick = { p50: 5, p95: 20, p99: 40 }

/** A run in which nothing is wrong: 240 a second for a minute, with so many bad ones in each second. */
export function evidenceOf(
  bad: Partial<Record<'errors' | 'p95' | 'p99', number>> = {},
  client: Partial<ClientEvidence> = {},
): Evidence {
  const badOf = [bad.errors ?? 0, bad.p95 ?? 0, bad.p99 ?? 0]
  return {
    schema: 'obs.evidence/v1',
    runId: 'run',
    toolkit: '0.0.0',
    plan,
    startedAt: '2026-01-01T00:00:00.000Z',
    endedAt: '2026-01-01T00:01:20.000Z',
    k6: { version: '2.2.0', exitCode: 0, messages: [], overruled: [] },
    end: 'complete',
    generator: {
      cores: 4,
      k6Cpu: 0.1,
      machineCpu: 0.3,
      throttled: 0,
      ports: 0.01,
      stolen: 0,
      idleP95Ms: { before: 1, after: 1 },
    },
    server: null,
    prometheus: null,
    client: {
      measured: { from: '2026-01-01T00:00:20.000Z', to: '2026-01-01T00:01:20.000Z', seconds: 60 },
      planned: slots * perSlot,
      started: slots * perSlot,
      dropped: 0,
      interrupted: 0,
      requests: slots * perSlot,
      total: 16_000,
      unanswered: 0,
      objectives: plan.objectives.map(({ id }, at) => ({
        id,
        events: slots * perSlot,
        bad: badOf[at]! * slots,
        slots: Array.from({ length: slots }, () => [perSlot, badOf[at]!] as const),
      })),
      routes: ['GET /a', 'GET /b'].map((key) => ({
        key,
        requests: (slots * perSlot) / 2,
        failed: 0,
        latency: quick,
        statuses: { 200: (slots * perSlot) / 2 },
      })),
      slots: Array.from({ length: slots }, (_, at) => ({
        at,
        requests: perSlot,
        failed: 0,
        latency: quick,
      })),
      slotSeconds: 1,
      latency: quick,
      blocked: { p50: 0.1, p95: 0.1, p99: 0.1 },
      lag: { p50: 0, p95: 1, p99: 2 },
      failures: {},
      exceptions: 0,
      checks: [],
      slowest: [],
      ...client,
    },
  }
}

/** What the server would say: nothing but its release, at the beginning and at the end. */
export function serverOf(...releases: readonly (readonly string[])[]): Evidence['server'] {
  const nothing = {
    routes: {},
    dependencies: {},
    pools: {},
    active: null,
    startTime: null,
    cpuSeconds: null,
    eventLoopP99: null,
    eventLoopMax: null,
    eventLoopUtilization: null,
    gcSeconds: null,
    memoryBytes: null,
  }
  const snapshots = releases.map((release) => ({
    ...nothing,
    at: '2026-01-01T00:01:20.000Z',
    release,
  }))
  return { url: '', snapshots, missed: 0, clockOffset: 0 }
}

export const recorded: NonNullable<Evidence['prometheus']> = {
  url: '',
  all: { requests: 14_350, failed: 2, p50: 4.2, p95: 12, p99: 31 },
  routes: {
    'GET /a': { requests: 7_170, failed: 2, p50: 4, p95: 11, p99: 30 },
    'GET /b': { requests: 7_180, failed: 0, p50: 4.4, p95: 13, p99: null },
  },
  dependencies: {},
  saturation: { eventLoopDelay: 0.011, cpuShare: 0.62, gcShare: 0.01, heapShare: 0.4, pools: {} },
  instances: [{ name: 'a:3000', requests: 14_350 }],
  releases: { before: [['1.4.1']], during: [['1.4.2', 'abcdef0']] },
  restarts: 0,
  peak: { perSecond: 110, days: 30 },
  clockOffset: 0,
  problem: null,
}
