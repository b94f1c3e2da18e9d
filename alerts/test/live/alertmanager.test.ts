import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { weekdays } from '@obs-toolkit/sdk/service'
import type { AlertsDefinition } from '@obs-toolkit/sdk/service'
import { describe, expect, it } from 'vitest'
import { ensureTool } from '../../../cli/src/tools/index.ts'
import {
  alertmanagerConfiguration,
  messageTemplate,
  routingTable,
  templateFile,
} from '../../src/index.ts'
import { service } from '../orders.ts'
import {
  eventually,
  listenForNotifications,
  post,
  scratchFolder,
  startAlertmanager,
} from './process.ts'
import type { Notification } from './process.ts'

/** A cold cache has the tools fetched, or built from source. */
const timeout = 20 * 60_000

type Labels = Readonly<Record<string, string>>

const page: Labels = {
  alertname: 'ErrorBudgetBurn',
  service: 'orders',
  severity: 'page',
  owner: 'team-orders',
  slo_id: 'orders/availability',
  tier: 'acute',
}
const ticket: Labels = { ...page, severity: 'ticket', tier: 'day' }
const escalated: Labels = { ...page, escalation: 'true' }
const down: Labels = {
  alertname: 'ServiceDown',
  service: 'payments',
  severity: 'page',
  tier: 'outage',
}

describe('the configuration', { timeout }, () => {
  it('passes amtool with every kind of receiver, and routes as its table says', async () => {
    const folder = await scratchFolder()
    const { path } = await ensureTool('amtool')
    const receivers = {
      pager: { pagerduty: { routingKeyFile: '/etc/key' } },
      chat: { slack: { apiUrlFile: '/etc/slack', channel: '#orders' } },
      mail: { email: { to: ['a@example.com'], from: 'b@example.com', smarthost: 'mail:25' } },
      hook: { webhook: { urlFile: '/etc/url', tokenFile: '/etc/token' } },
    }
    const alerts = {
      receivers,
      page: ['pager', 'hook'],
      ticket: ['chat', 'mail'],
      escalation: 'hook',
    }
    const declared = [
      service({ alerts, maintenance: { deploy: { from: '23:00', to: '01:00', mutes: 'pages' } } }),
      service({ name: 'refunds' }),
      service({ name: 'unheard', owner: 'nobody-yet' }),
    ]
    const file = join(folder, 'alertmanager.yaml')
    await writeFile(file, alertmanagerConfiguration(declared))
    await writeFile(join(folder, templateFile), messageTemplate)

    expect(execFileSync(path, ['check-config', file], { encoding: 'utf8' })).toContain('SUCCESS')
    const table = routingTable(declared)
    // Of the same owner, and without receivers of its own.
    const refunds = table.filter(({ labels }) => labels['service'] === 'refunds')
    expect(refunds.map(({ receiver }) => receiver)).toEqual(['orders/page', 'orders/ticket'])
    for (const { labels, receiver } of table) {
      const pairs = Object.entries(labels).map(([label, value]) => `${label}=${value}`)
      const args = ['config', 'routes', 'test', `--config.file=${file}`]
      execFileSync(path, [...args, `--verify.receivers=${receiver}`, ...pairs])
    }
  })
})

describe('a live Alertmanager', { timeout }, () => {
  it('groups by objective and copy, inhibits what says less, and lets escalation through', async () => {
    const { fire, heardBy, quiet } = await alertmanagerFor((alerts) => [
      service({
        alerts,
        dependencies: { payments: { url: 'http://payments:8080' } },
        prometheus: { identity: ['cluster'] },
      }),
      service({ name: 'payments', alerts, prometheus: { identity: ['cluster'] } }),
    ])
    const here = { cluster: 'one' }
    const there = { cluster: 'two' }
    const dependency = { alertname: 'DependencyErrors', service: 'orders', severity: 'ticket' }
    await fire(
      { ...page, ...here },
      { ...page, ...here, tier: 'fast' },
      { ...ticket, ...here },
      { ...ticket, ...there },
      { ...escalated, ...here },
      { ...escalated, ...here, tier: 'fast' },
      { ...page, ...here, slo_id: 'orders/latency-p99', tier: 'fast' },
      { ...down, ...here },
      { ...down, ...here, alertname: 'HeapNearLimit', tier: 'saturation' },
      { ...dependency, ...here, dependency: 'payments' },
      { ...dependency, ...there, dependency: 'payments' },
      { ...dependency, ...here, dependency: 'stock' },
    )
    await quiet(7)
    expect(heardBy('orders/page')).toEqual([
      'one orders/availability acute',
      'one orders/latency-p99 fast',
    ])
    expect(heardBy('orders/escalation')).toEqual(['one orders/availability acute'])
    expect(heardBy('orders/ticket')).toEqual([
      'one DependencyErrors stock',
      'two DependencyErrors payments',
      'two orders/availability day',
    ])
    expect(heardBy('payments/page')).toEqual(['one ServiceDown outage'])
  })

  it('is quiet in a maintenance window about what the window mutes, and nothing else', async () => {
    const inWindow = (mutes: 'tickets' | 'pages' | 'outages', window: object = aroundNow()) => ({
      maintenance: { now: { from: '00:00', to: '24:00', mutes, ...window } },
    })
    const { fire, heardBy, quiet } = await alertmanagerFor((alerts) => [
      service({ name: 'quiet-tickets', alerts, ...inWindow('tickets') }),
      service({ name: 'quiet-pages', alerts, ...inWindow('pages') }),
      service({ name: 'quiet', alerts, ...inWindow('outages') }),
      service({ name: 'later', alerts, ...inWindow('outages', { on: '2099-12-31' }) }),
    ])
    for (const name of ['quiet-tickets', 'quiet-pages', 'quiet', 'later']) {
      const its = { service: name, slo_id: `${name}/availability` }
      const outage = { service: name, alertname: 'TrafficGone', severity: 'page', tier: 'traffic' }
      await fire(
        { ...page, ...its },
        { ...escalated, ...its },
        { ...ticket, ...its, slo_id: `${name}/latency-p99` },
        outage,
        { ...outage, escalation: 'true' },
      )
    }
    await quiet(11)
    const heard = (name: string) =>
      ['page', 'escalation', 'ticket'].map((role) => heardBy(`${name}/${role}`).map(lastWord))
    expect(heard('quiet-tickets')).toEqual([['traffic', 'acute'], ['traffic', 'acute'], []])
    expect(heard('quiet-pages')).toEqual([['traffic'], ['traffic'], []])
    expect(heard('quiet')).toEqual([[], [], []])
    expect(heard('later')).toEqual([['traffic', 'acute'], ['traffic', 'acute'], ['day']])
  })

  it('takes a silence on a page for its escalation too', async () => {
    const { base, fire, heardBy, quiet } = await alertmanagerFor((alerts) => [service({ alerts })])
    const { alertname, service: name, slo_id } = page
    await post(`${base}/api/v2/silences`, {
      matchers: Object.entries({ alertname, service: name, slo_id }).map(([name, value]) => ({
        name,
        value,
        isRegex: false,
      })),
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      createdBy: 'whoever is on call',
      comment: 'working on it',
    })
    await fire(page, escalated, { ...page, slo_id: 'orders/latency-p99' })
    await quiet(1)
    expect(heardBy('orders/page')).toEqual(['orders/latency-p99 acute'])
    expect(heardBy('orders/escalation')).toEqual([])
  })
})

/** Of all services: who hears what, once nothing more comes. */
async function alertmanagerFor(
  declare: (alerts: AlertsDefinition) => Parameters<typeof alertmanagerConfiguration>[0],
) {
  const { url, heard } = await listenForNotifications()
  const alerts = {
    receivers: { oncall: { webhook: { url } } },
    page: 'oncall',
    ticket: 'oncall',
    escalation: 'oncall',
  }
  const configuration = alertmanagerConfiguration(declare(alerts), { timesFaster: 60 })
  const base = await startAlertmanager(await scratchFolder(), configuration)
  return {
    base,
    fire: (...alerts: readonly Labels[]) =>
      post(
        `${base}/api/v2/alerts`,
        alerts.map((labels) => ({ labels, annotations: { summary: 'broken' } })),
      ),
    heardBy: (receiver: string) =>
      heard
        .filter((each) => each.receiver === receiver)
        .flatMap(({ alerts }) => alerts.map(named))
        .toSorted(),
    /** A group that should have stayed silent would have spoken within its wait of a second. */
    quiet: async (notifications: number) => {
      await eventually(async () => heard.length >= notifications || undefined)
      await sleep(3_000)
    },
  }
}

function named({ labels }: Notification['alerts'][number]): string {
  const { cluster, slo_id, alertname, tier, dependency } = labels
  return [cluster, slo_id ?? alertname, tier ?? dependency].filter(Boolean).join(' ')
}

function lastWord(text: string): string | undefined {
  return text.split(' ').at(-1)
}

/** Yesterday, today and tomorrow, so that no midnight ends the window under the test. */
function aroundNow() {
  const today = (new Date().getUTCDay() + 6) % 7
  return { weekdays: [6, 7, 8].map((more) => weekdays[(today + more) % 7]!) }
}
