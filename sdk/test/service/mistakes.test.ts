import { formatProblem, resolveService } from '@obs-toolkit/sdk/service'
import { expect, test } from 'vitest'
import { orders } from './orders.ts'

const latencies = Array.from({ length: 19 }, (_, at) => ({
  ratio: 0.99,
  underMs: 110 + at,
  name: `step-${at}`,
}))

/** What people really write. Each has its messages in `golden/`, for review. */
const mistakes: Readonly<Record<string, object>> = {
  'typo-in-a-key': {
    objectives: { availabilty: 0.999 },
    detect: { withinMinuts: 10 },
    dependancies: { payments: { url: 'http://payments:8080' } },
    colour: 'red',
  },
  'ratio-as-percentage': {
    objectives: { availability: 99.9, latency: [{ ratio: 95, underMs: 200 }] },
    load: { errors: 5 },
  },
  'shares-over-one': {
    routes: { 'GET /orders': { share: 0.8 }, 'POST /orders': { share: 0.6 } },
  },
  'duplicate-routes': {
    routes: { 'GET /orders/:id': { share: 0.5 }, 'GET /orders/:id(\\d+)/': { share: 0.2 } },
  },
  'target-above-timeout': {
    objectives: { latency: [{ ratio: 0.99, underMs: '12s' }] },
    load: { timeoutMs: '10s' },
  },
  'unknown-receiver': {
    alerts: { ...orders.alerts, page: ['on-call', 'chat'], escalation: 'the-boss' },
  },
  'bad-duration': {
    objectives: { latency: [{ ratio: 0.99, underMs: '300 ms' }] },
    prometheus: { scrapeSeconds: 'quarter of a minute', evaluationSeconds: -15 },
  },
  'empty-name': { name: '', owner: '  ' },
  'illegal-label': {
    prometheus: { selector: { 'job-name': 'orders' }, identity: ['__tenant__', '1st'] },
  },
  'no-bucket': {
    objectives: { latency: [...latencies, { ratio: 0.9, underMs: 50 }] },
    routes: { 'POST /orders': { objectives: { latency: { ratio: 0.9, underMs: 333 } } } },
  },
  'bad-route': {
    routes: { '/orders/:id': {}, 'get /orders': {}, 'GET orders': {}, 'FETCH /orders': {} },
  },
  'example-does-not-fit': {
    routes: {
      'GET /orders/:orderId/items/:itemId': { example: { params: { orderID: '1', itemId: '2' } } },
    },
  },
  'duplicate-objective': {
    objectives: {
      latency: [
        { ratio: 0.99, underMs: 200 },
        { ratio: 0.99, underMs: 500 },
      ],
    },
  },
  'stream-with-latency': {
    routes: {
      'GET /events': { stream: true, objectives: { latency: { ratio: 0.9, underMs: 100 } } },
    },
  },
  'maintenance-at-no-time': {
    maintenance: {
      both: { weekdays: ['sunday'], on: '2026-12-03', from: '02:00', to: '03:00' },
      never: { from: '02:00', to: '02:00' },
      nowhere: { from: '02:00', to: '03:00', timeZone: 'europe/berlin' },
      'no-day': { on: '2026-02-30', from: '02:00', to: '03:00' },
      loud: { weekdays: ['Sun'], from: '2:00', to: '25:00', mutes: 'everything' },
    },
  },
  'low-above-peak': { traffic: { peakPerSecond: 4, lowPerSecond: 120 } },
  'receiver-of-two-kinds': {
    alerts: {
      receivers: {
        all: { slack: { apiUrlFile: '/secrets/slack' }, email: { to: 'a@example.com' } },
        none: {},
        hook: { webhook: {} },
      },
    },
  },
  'secret-in-the-open': {
    dependencies: { payments: { url: 'http://user:secret@payments:8080' } },
    alerts: {
      receivers: { chat: { slack: { apiUrl: 'https://hooks.slack.com/services/T0/B0' } } },
    },
  },
}

test.each(Object.entries(mistakes))('%s', async (name, mistake) => {
  const { problems } = resolveService({ name: 'orders', ...mistake })
  const lines = problems.map((problem) => `${problem.code}\n  ${formatProblem(problem)}\n`)
  expect(problems.length).toBeGreaterThan(0)
  await expect(lines.join('')).toMatchFileSnapshot(`golden/${name}.txt`)
})
