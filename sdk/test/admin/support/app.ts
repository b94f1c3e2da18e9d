import { createRequire } from 'node:module'
import type { Express } from 'express'
import { pino } from 'pino'
import { observe, type ObserveOptions } from '../../../src/index.ts'
import { eventually } from '../../frameworks/scrape.ts'

/** What is logged, by message. */
export function listen() {
  const messages: string[] = []
  const write = (line: string) => void messages.push((JSON.parse(line) as { msg: string }).msg)
  const said = async (pattern: RegExp) => {
    const find = async () => messages.map((message) => pattern.exec(message)).find(Boolean)
    return await eventually(find, Boolean)
  }
  return { logger: pino({}, { write }), messages, said }
}

export async function adminUrl({ said }: ReturnType<typeof listen>): Promise<string> {
  const found = await said(/health are on (127\.0\.0\.1:\d+)/)
  return `http://${found?.[1]}`
}

export function makeApp(options: ObserveOptions) {
  const app = createRequire(import.meta.url)('express5')() as Express
  observe(app, { shutdown: false, ...options })
  return app
}
