import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { alertmanagerConfiguration } from '../../src/index.ts'
import { service } from '../orders.ts'
import { eventually, post, scratchFolder, startAlertmanager } from './process.ts'

/** A cold cache has the tools fetched, or built from source. */
const timeout = 20 * 60_000

const links = {
  runbook_url: 'https://docs.example.com/runbooks/orders/error-budget-burn-availability.md',
  dashboard_url: 'https://grafana.example.com/d/obs-orders',
}

it(
  'a message says what is broken, since when, how bad, and where to look; secrets come by file',
  { timeout },
  async () => {
    const folder = await scratchFolder()
    const hooks = await listenForHooks()
    const mail = await listenForMail()
    const secret = async (name: string, value: string): Promise<string> => {
      const file = join(folder, name)
      await writeFile(file, value)
      return file
    }
    const receivers = {
      chat: {
        slack: { apiUrlFile: await secret('slack', `${hooks.url}/slack`), channel: '#orders' },
      },
      hook: {
        webhook: {
          urlFile: await secret('hook', `${hooks.url}/hook`),
          tokenFile: await secret('token', 'a-token'),
        },
      },
      mail: { email: { to: 'oncall@example.com', from: 'obs@example.com', smarthost: mail.host } },
    }
    const declared = service({ alerts: { receivers, page: ['chat', 'hook', 'mail'] } })
    const configuration = alertmanagerConfiguration([declared], { timesFaster: 60 })
    expect(configuration).not.toMatch(/a-token|\/slack"|127\.0\.0\.1.*\/hook/)

    // Mail is sent in the clear here, which Alertmanager does only when it is told to.
    const base = await startAlertmanager(
      folder,
      `global: { smtp_require_tls: false }\n${configuration}`,
    )
    const alert = {
      labels: {
        alertname: 'ErrorBudgetBurn',
        service: 'orders',
        owner: 'team-orders',
        slo_id: 'orders/availability',
        severity: 'page',
        tier: 'acute',
      },
      annotations: {
        summary: 'orders answers with errors: 12.3% of the requests in 15m, allowed are 0.1 %',
        description: 'That is more than 27 times what is allowed. At this rate it lasts 5h 52m 0s.',
        ...links,
      },
      startsAt: '2026-11-03T02:14:05.000Z',
      generatorURL: 'http://prometheus:9090/graph?g0.expr=up',
    }
    await post(`${base}/api/v2/alerts`, [{ ...alert, endsAt: new Date(Date.now() + 600_000) }])

    const title = `BROKEN: ${alert.annotations.summary}`
    const said = [
      `What: ${alert.annotations.summary}`,
      'Since: 2026-11-03 02:14:05 UTC',
      `How bad: ${alert.annotations.description}`,
      'Owner: team-orders',
      `What to do: ${links.runbook_url}`,
      `Look at: ${links.dashboard_url}`,
      `Query: ${alert.generatorURL}`,
    ].join('\n')
    const first = await shownInChat(hooks.heard, 0)
    expect(first.title).toBe(title)
    expect(first.text.trim()).toBe(said)
    const hook = await eventually(async () => hooks.heard.find(({ path }) => path === '/hook'))
    expect(hook.authorization).toBe('Bearer a-token')
    const letter = await eventually(async () => mail.letters[0])
    expect(letter).toContain('To: oncall@example.com')
    expect(letter.replaceAll('=\r\n', '').replaceAll('=3D', '=')).toContain(
      said.replaceAll('\n', '\r\n'),
    )

    const ended = { ...alert, endsAt: new Date() }
    const another = {
      ...alert,
      labels: { ...alert.labels, tier: 'slow' },
      annotations: { ...alert.annotations, summary: 'orders still answers with errors' },
    }
    const later = new Date(Date.now() + 600_000)
    await post(`${base}/api/v2/alerts`, [ended, { ...another, endsAt: later }])
    const partly = await shownInChat(hooks.heard, 1)
    expect(partly.title).toBe('BROKEN: orders still answers with errors')
    expect(partly.text).toMatch(
      /^What: orders still answers with errors\n[^]*\nOver: orders answers/,
    )

    await post(`${base}/api/v2/alerts`, [{ ...another, endsAt: new Date() }])
    const over = await shownInChat(hooks.heard, 2)
    expect(over.title).toBe(`Over: ${another.annotations.summary}`)
    expect(over.text).toMatch(/^Over: .*\nSince: 2026-11-03 02:14:05 UTC, until \d\d:\d\d:\d\d\n/)
  },
)

interface Shown {
  readonly title: string
  readonly text: string
}

async function shownInChat(heard: readonly Heard[], at: number): Promise<Shown> {
  const hook = await eventually(async () => heard.filter(({ path }) => path === '/slack')[at])
  const [attachment] = (hook.body as { attachments: Shown[] }).attachments
  return attachment!
}

interface Heard {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: unknown
}

async function listenForHooks(): Promise<{ url: string; heard: readonly Heard[] }> {
  const heard: Heard[] = []
  const server = createHttpServer((req, res) => {
    void text(req).then((body) => {
      const { authorization } = req.headers
      heard.push({ path: req.url ?? '', authorization, body: JSON.parse(body) as unknown })
      res.end('ok')
    })
  })
  return { url: `http://${await listen(server)}`, heard }
}

/** As much of SMTP as a letter needs. */
async function listenForMail(): Promise<{ host: string; letters: readonly string[] }> {
  const letters: string[] = []
  const server = createServer((socket) => {
    let [received, inLetter] = ['', false]
    socket.write('220 here\r\n')
    socket.on('error', () => socket.destroy())
    socket.on('data', (part) => {
      received += part.toString()
      if (inLetter && received.endsWith('\r\n.\r\n')) {
        letters.push(received)
        ;[received, inLetter] = ['', false]
        socket.write('250 taken\r\n')
      } else if (!inLetter && received.endsWith('\r\n')) {
        inLetter = received.startsWith('DATA')
        received = ''
        socket.write(inLetter ? '354 go on\r\n' : '250 fine\r\n')
      }
    })
  })
  return { host: await listen(server), letters }
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}
