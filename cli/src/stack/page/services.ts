import { errorTypes, labels, metrics } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { escapeMarkup } from '../../report/escape.ts'
import { ask, query } from './ask.ts'
import type { Row } from './ask.ts'
import { boardsIn } from './boards.ts'
import type { BoardFile } from './boards.ts'
import { link, table } from './layout.ts'
import type { View } from './view.ts'

const count = `${metrics.serverDuration}_count`
const failed = `{${labels.status}=~"5..|",${labels.errorType}!="${errorTypes.clientAborted}"}`

/** Of each service: is it there, what does it do, and where to look. */
export async function serviceTable({ addresses, services, folders }: View): Promise<string> {
  const { prometheus } = addresses
  const [targets, rates, failures, boards] = await Promise.all([
    targetsOf(prometheus),
    query(prometheus, `sum by (job) (rate(${count}[1m]))`),
    query(prometheus, `sum by (job) (rate(${count}${failed}[1m]))`),
    boardsIn(folders),
  ])
  const rows = services.map((service) => {
    const job = service.prometheus.selector['job'] ?? service.name
    return [
      `<b>${escapeMarkup(service.name)}</b>`,
      instances(targets.filter(({ labels }) => labels['job'] === job)),
      `${valueOf(rates, job).toFixed(1)}/s`,
      failing(valueOf(failures, job)),
      boardLinks(service, boards) +
        link(`/traces?service=${service.name}`, 'traces') +
        link(`/logs?program=${service.name}`, 'logs'),
    ]
  })
  return (
    table(['service', 'instances up', 'requests', 'failing', 'look at'], rows) +
    `<p>${fleetLinks(boards)}</p>`
  )
}

function valueOf(rows: readonly Row[], job: string): number {
  return Number(rows.find(({ metric }) => metric['job'] === job)?.value[1] ?? 0)
}

/** As Prometheus sees one that it scrapes. */
interface Scraped {
  readonly labels: Readonly<Record<string, string>>
  readonly scrapeUrl: string
  readonly health: 'up' | 'down' | 'unknown'
  readonly lastError: string
}

async function targetsOf(prometheus: string): Promise<readonly Scraped[]> {
  const url = `http://${prometheus}/api/v1/targets?state=active`
  const answer = await ask<{ data: { activeTargets: readonly Scraped[] } }>(url)
  return answer?.data.activeTargets ?? []
}

function instances(targets: readonly Scraped[]): string {
  const up = targets.filter(({ health }) => health === 'up').length
  const down = targets.filter(({ health }) => health === 'down')
  if (down.length > 0)
    return `<span class="bad">✗ ${up} of ${targets.length}</span>${reasons(down)}`
  if (targets.length === 0 || up < targets.length) return '<span class="dim">not asked yet</span>'
  return `<span class="well">✓ ${up}</span>`
}

function reasons(down: readonly Scraped[]): string {
  const lines = down.map(({ scrapeUrl, lastError }) => escapeMarkup(`${scrapeUrl}: ${lastError}`))
  return `<br><small>${lines.join('<br>')}</small>`
}

function failing(rate: number): string {
  return rate > 0 ? `<span class="bad">✗ ${rate.toFixed(2)}/s</span>` : '0/s'
}

function boardLinks({ name }: Service, boards: readonly BoardFile[]): string {
  return boards
    .filter(({ tags }) => tags.includes(`service:${name}`))
    .map(({ uid, title }) => link(`/d/${uid}`, title.replace(`${name} / `, '')))
    .join('')
}

function fleetLinks(boards: readonly BoardFile[]): string {
  return boards
    .filter(({ tags }) => !tags.some((tag) => tag.startsWith('service:')))
    .map(({ uid, title }) => link(`/d/${uid}`, title))
    .join('')
}
