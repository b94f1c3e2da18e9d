import type { ServiceDefinition } from '@obs-toolkit/sdk/service'

/** A declaration with everything in it that a real one has. */
export const orders: ServiceDefinition = {
  name: 'orders',
  owner: 'team-orders',
  description: 'Takes orders',
  tags: ['checkout'],
  traffic: { peakPerSecond: 120, lowPerSecond: 4, instances: 6 },
  objectives: {
    availability: { ratio: 0.9995, detect: { withinMinutes: '5m' } },
    latency: [
      { ratio: 0.95, underMs: 200 },
      { ratio: 0.99, underMs: '0.5s', page: false },
    ],
  },
  detect: { withinMinutes: 15, badFraction: { latency: 0.4 } },
  load: {
    factor: 3,
    errors: 0.02,
    timeoutMs: '8s',
    allow: ['staging.example.com', '*.test.example.com:8443'],
    headers: { authorization: { env: 'ORDERS_TOKEN' } },
  },
  routes: {
    'GET /orders/:id': { share: 0.6, example: { params: { id: ['1', '2', 3] } } },
    'POST /orders': {
      share: 0.3,
      objectives: { latency: { ratio: 0.99, underMs: 800 } },
      example: {
        headers: { 'idempotency-key': '{id}' },
        body: { sku: '{sku}', quantity: 1, card: { env: 'TEST_CARD' } },
        expect: { status: [201, 202], contentType: 'application/json', includes: '"id"' },
        data: './orders.csv',
      },
    },
    'GET /orders/events': { stream: true },
    'GET /health/deep': { objectives: { availability: false, latency: false } },
    'DELETE /orders/:id': {},
  },
  dependencies: { payments: { url: 'http://payments:8080', health: '/livez' } },
  consumers: { 'order-events': { objectives: { availability: 0.999 } } },
  prometheus: {
    selector: { job: 'orders', namespace: 'shop' },
    identity: ['cluster'],
    scrapeSeconds: '30s',
    periodDays: 28,
    targets: ['orders:3000'],
  },
  links: { grafana: 'https://grafana.example.com', runbooks: 'https://docs.example.com/runbooks' },
  alerts: {
    receivers: {
      oncall: { pagerduty: { routingKeyFile: '/etc/alertmanager/secrets/pagerduty' } },
      chat: { slack: { apiUrlFile: '/etc/alertmanager/secrets/slack', channel: '#orders' } },
      mail: { email: { to: 'orders@example.com' } },
      hook: { webhook: { url: 'http://hooks:9000/alerts' } },
    },
    page: ['oncall', 'chat'],
    ticket: 'chat',
    escalation: 'mail',
  },
  maintenance: {
    'weekly-deploy': { weekdays: ['sunday'], from: '23:00', to: '01:00', mutes: 'pages' },
    'data-centre-move': { on: '2026-12-03', from: '02:00', to: '06:00', timeZone: 'Europe/Berlin' },
  },
}
