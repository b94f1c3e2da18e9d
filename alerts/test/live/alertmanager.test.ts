import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
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
  freePort,
  listenForNotifications,
  startTool,
  scratchFolder,
} from './process.ts'

/** A cold cache has the tools fetched, or built from source. */
const timeout = 20 * 60_000

const page = {
  alertname: 'ErrorBudgetBurn',
  service: 'orders',
  severity: 'page',
  owner: 'team-orders',
}
const slo = { slo_id: 'orders/availability' }

function services(url: string) {
  const alerts = {
    receivers: { oncall: { webhook: { url } } },
    page: 'oncall',
    ticket: 'oncall',
    escalation: 'oncall',
  }
  return [
    service({ alerts, dependencies: { payments: { url: 'http://payments:8080' } } }),
    service({ name: 'payments', alerts }),
  ]
}

async function write(folder: string, url: string): Promise<string> {
  const file = join(folder, 'alertmanager.yaml')
  await writeFile(file, alertmanagerConfiguration(services(url)))
  await writeFile(join(folder, templateFile), messageTemplate)
  return file
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
    const declared = [
      service({ alerts: { receivers, page: ['pager', 'hook'], ticket: ['chat', 'mail'] } }),
      service({ name: 'unheard', owner: 'nobody-yet' }),
    ]
    const file = join(folder, 'alertmanager.yaml')
    await writeFile(file, alertmanagerConfiguration(declared))
    await writeFile(join(folder, templateFile), messageTemplate)

    expect(execFileSync(path, ['check-config', file], { encoding: 'utf8' })).toContain('SUCCESS')
    for (const { labels, receiver } of routingTable(declared)) {
      const pairs = Object.entries(labels).map(([label, value]) => `${label}=${value}`)
      const args = ['config', 'routes', 'test', `--config.file=${file}`]
      execFileSync(path, [...args, `--verify.receivers=${receiver}`, ...pairs])
    }
  })
})

describe('a live Alertmanager', { timeout }, () => {
  it('groups by objective, inhibits what says less, and lets escalation through', async () => {
    const folder = await scratchFolder()
    const { url, heard } = await listenForNotifications()
    const file = await write(folder, url)
    const port = await freePort()
    const base = `http://127.0.0.1:${port}`
    await startTool(
      'alertmanager',
      [
        `--config.file=${file}`,
        `--storage.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--cluster.listen-address=',
      ],
      `${base}/-/ready`,
    )
    const fire = async (...alerts: readonly Record<string, string>[]) => {
      const body = JSON.stringify(
        alerts.map((labels) => ({
          labels,
          annotations: { summary: 'broken', description: 'much' },
        })),
      )
      const headers = { 'content-type': 'application/json' }
      const { ok } = await fetch(`${base}/api/v2/alerts`, { method: 'POST', headers, body })
      expect(ok).toBe(true)
    }
    const down = { alertname: 'ServiceDown', service: 'payments', severity: 'page', tier: 'outage' }
    const dependency = { alertname: 'DependencyErrors', service: 'orders', severity: 'ticket' }
    await fire(
      { ...page, ...slo, tier: 'acute' },
      { ...page, ...slo, tier: 'fast' },
      { ...page, ...slo, severity: 'ticket', tier: 'day' },
      { ...page, ...slo, tier: 'acute', escalation: 'true' },
      { ...page, slo_id: 'orders/latency-p99', tier: 'fast' },
      down,
      { ...page, alertname: 'HeapNearLimit', service: 'payments', tier: 'saturation' },
      { ...dependency, dependency: 'payments' },
      { ...dependency, dependency: 'stock' },
    )
    const of = (receiver: string) =>
      heard
        .filter((each) => each.receiver === receiver)
        .flatMap(({ alerts }) =>
          alerts.map(({ labels }) =>
            [labels['slo_id'] ?? labels['alertname'], labels['tier'] ?? labels['dependency']].join(
              ' ',
            ),
          ),
        )
        .toSorted()
    await eventually(async () => (heard.length >= 5 ? true : undefined))
    // A group that should have stayed silent would have spoken within its wait of ten seconds.
    await sleep(2_000)
    expect(of('orders/page')).toEqual(['orders/availability acute', 'orders/latency-p99 fast'])
    expect(of('orders/escalation')).toEqual(['orders/availability acute'])
    expect(of('orders/ticket')).toEqual(['DependencyErrors stock'])
    expect(of('payments/page')).toEqual(['ServiceDown outage'])
  })
})
