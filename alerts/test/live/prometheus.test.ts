import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished, describe, expect, it } from 'vitest'
import { express5 } from '../../../sdk/test/frameworks/express.ts'
import {
  alertmanagerConfiguration,
  compileAlerts,
  messageTemplate,
  ruleFile,
  scrapeConfiguration,
  templateFile,
  timeLapse,
} from '../../src/index.ts'
import { service } from '../orders.ts'
import {
  eventually,
  freePort,
  listenForNotifications,
  startTool,
  scratchFolder,
} from './process.ts'
import type { Notification } from './process.ts'

/** A cold cache has the tools fetched, or built from source. */
const timeout = 20 * 60_000

/** An hour is a minute. */
const timesFaster = 60

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly health: string; readonly lastError?: string }[]
  }[]
}

describe('a real Prometheus', { timeout }, () => {
  it('loads every rule, scrapes a real service, pages when it breaks, escalates, and says when it is over', async () => {
    const folder = await scratchFolder()
    const { url, heard } = await listenForNotifications()
    const port = await freePort()
    const alertmanagerPort = await freePort()
    const app = await express5.start({ admin: 'public', logger: false, service: declaration(url) })
    onTestFinished(() => app.close())
    const targets = [`127.0.0.1:${app.port}`]
    const plan = timeLapse(
      compileAlerts(service({ ...declaration(url), prometheus: { targets } })),
      timesFaster,
    )
    await write(folder, plan, alertmanagerPort)

    await startTool(
      'alertmanager',
      [
        `--config.file=${join(folder, 'alertmanager.yaml')}`,
        `--storage.path=${join(folder, 'alertmanager')}`,
        `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
        '--cluster.listen-address=',
      ],
      `http://127.0.0.1:${alertmanagerPort}/-/ready`,
    )
    const prometheus = `http://127.0.0.1:${port}`
    await startTool(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus/prometheus.yaml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      `${prometheus}/-/ready`,
    )

    const send = async (path: string, times: number): Promise<void> => {
      await Promise.all(
        Array.from({ length: times }, async () => (await fetch(app.url + path)).arrayBuffer()),
      )
    }
    const ask = async (query: string): Promise<readonly Record<string, string>[]> => {
      const answer = await fetch(`${prometheus}/api/v1/query?query=${encodeURIComponent(query)}`)
      const { data } = (await answer.json()) as {
        data: { result: { metric: Record<string, string> }[] }
      }
      return data.result.map(({ metric }) => metric)
    }
    const firing = async (): Promise<string[]> =>
      (await ask('ALERTS{alertstate="firing",severity="page"}')).map(
        ({ slo_id, tier }) => `${slo_id} ${tier}`,
      )
    const rules = await eventually(async () => {
      await send('/users/1', 20)
      const answer = await fetch(`${prometheus}/api/v1/rules`)
      const { groups } = ((await answer.json()) as { data: Rules }).data
      const begun = groups.every(({ rules }) => rules.every(({ health }) => health !== 'unknown'))
      const known = await ask('slo:budget_remaining:ratio')
      return begun && known.length === plan.slos.length
        ? groups.flatMap((group) => group.rules)
        : undefined
    })
    expect(rules.filter(({ health }) => health === 'err')).toEqual([])
    expect(rules).toHaveLength(plan.groups.flatMap((group) => group.rules).length)
    expect(await firing()).toEqual([])

    await eventually(async () => {
      await send('/unavailable', 20)
      return (await firing()).includes('orders/availability acute') || undefined
    })
    const page = await eventually(async () =>
      heard.find(({ receiver }) => receiver === 'orders/page'),
    )
    expect(page.alerts.map(({ labels }) => labels)).toContainEqual(
      expect.objectContaining({
        alertname: 'ErrorBudgetBurn',
        slo_id: 'orders/availability',
        service: 'orders',
        owner: 'team-orders',
        severity: 'page',
      }),
    )
    expect(page.alerts[0]?.annotations['description']).toMatch(
      /^That is more than 27 times what is allowed\. (The error budget of 30 days is used up|Of the error budget of 30 days [\d.]+% is left\. At this rate it lasts \w+)/,
    )
    expect(JSON.stringify(page.alerts)).not.toContain('error expanding template')
    expect(page.alerts[0]?.annotations['summary']).toMatch(/^orders answers with errors: [\d.]+%/)

    await eventually(async () => {
      await send('/unavailable', 20)
      return heard.some(({ receiver }) => receiver === 'orders/escalation') || undefined
    })
    await eventually(async () => {
      await send('/users/1', 20)
      return heard.some(isOver) || undefined
    })
  })
})

function isOver({ receiver, status }: Notification): boolean {
  return receiver === 'orders/page' && status === 'resolved'
}

function declaration(url: string) {
  return {
    name: 'orders',
    owner: 'team-orders',
    alerts: {
      receivers: { oncall: { webhook: { url } } },
      page: 'oncall',
      escalation: 'oncall',
    },
  }
}

async function write(
  folder: string,
  plan: ReturnType<typeof compileAlerts>,
  alertmanagerPort: number,
): Promise<void> {
  await mkdir(join(folder, 'alerts/rules'), { recursive: true })
  await mkdir(join(folder, 'prometheus'))
  const configuration = scrapeConfiguration([plan.service], `127.0.0.1:${alertmanagerPort}`)
  await writeFile(join(folder, 'prometheus/prometheus.yaml'), configuration)
  await writeFile(join(folder, 'alerts/rules/orders.yaml'), ruleFile(plan))
  const routes = alertmanagerConfiguration([plan.service], { timesFaster })
  await writeFile(join(folder, 'alertmanager.yaml'), routes)
  await writeFile(join(folder, templateFile), messageTemplate)
}
