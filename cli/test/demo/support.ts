import { setTimeout as sleep } from 'node:timers/promises'
import type { Demo } from '../../src/demo/start.ts'

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

export async function ask(
  url: string,
  { method = 'GET', body, headers = {} }: Asked = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const json = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    headers: response.headers,
    body: json ? (JSON.parse(text) as Record<string, unknown>) : {},
  }
}

interface Asked {
  readonly method?: string
  readonly body?: object
  readonly headers?: Record<string, string>
}

export function order(
  { services }: Demo,
  body: object = { sku: 'espresso', quantity: 1 },
  headers: Record<string, string> = {},
): Promise<Answer> {
  return ask(`${services.orders.url}/orders`, { method: 'POST', body, headers })
}

/** The sum of all series whose line begins like this. */
export async function metric(adminUrl: string, beginning: string): Promise<number> {
  const text = await (await fetch(`${adminUrl}/metrics`)).text()
  const lines = text.split('\n').filter((line) => line.startsWith(beginning))
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
}

/** Asks until it is so; the test's own limit ends it. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50)
}
