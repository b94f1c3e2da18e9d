import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere } from '../../files/read-if-there.ts'
import { previewPage } from '../../preview/page.ts'
import { boardsIn } from './boards.ts'
import { findLines } from './logs.ts'
import { home } from './layout.ts'
import { overview } from './overview.ts'
import { findTrace, tracePage } from './trace.ts'
import { tracesPage } from './traces.ts'
import type { View } from './view.ts'

/** Null where there is no such thing. */
export type Answer = {
  readonly type: string
  readonly body: string
  /** The page asks for itself again after so many seconds. */
  readonly refresh?: number
} | null
type Handler = (view: View, asked: Asked) => Answer | Promise<Answer>

interface Asked {
  readonly req: IncomingMessage
  readonly query: URLSearchParams
  /** What the pattern of the path caught. */
  readonly caught: readonly string[]
}

const html = (body: string, refresh?: number): Answer => ({
  type: 'text/html; charset=utf-8',
  body,
  ...(refresh === undefined ? {} : { refresh }),
})
const plain = (body: string): Answer => ({ type: 'text/plain; charset=utf-8', body })
const json = (value: unknown): Answer => ({
  type: 'application/json',
  body: `${JSON.stringify(value, null, 2)}\n`,
})

const routes: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^\/$/, async (view) => html(await overview(view), 5)],
  ['GET', /^\/d\/([\w-]{1,64})$/, showBoard],
  ['GET', /^\/traces$/, showTraces],
  ['GET', /^\/traces\/([0-9a-f]{1,32})$/, showTrace],
  ['GET', /^\/logs$/, showLogs],
  ['GET', /^\/runbooks\/([\w-]+)\/([\w-]+)(?:\.md)?$/, showRunbook],
  ['GET', /^\/programs$/, (view) => json(view.programs())],
  ['GET', /^\/switches$/, ({ switches }) => json(switches)],
  ['GET', /^\/notifications$/, ({ notifications }) => json(notifications.all)],
  ['POST', /^\/notifications$/, takeNotification],
  ['GET', /^\/alive$/, (view, asked) => (isOurs(view, asked) ? plain('alive\n') : null)],
  ['POST', /^\/stop$/, stop],
]

/** What the page answers a request with. */
export async function route(view: View, req: IncomingMessage): Promise<Answer> {
  const url = URL.parse(req.url ?? '/', 'http://page')
  if (url === null) return null
  const { pathname, searchParams: query } = url
  for (const [method, path, handler] of routes) {
    const caught = req.method === method ? path.exec(pathname) : null
    if (caught !== null) return handler(view, { req, query, caught: caught.slice(1) })
  }
  return null
}

/** Drawn anew, with what Prometheus has at this moment. */
async function showBoard(view: View, { caught: [uid] }: Asked): Promise<Answer> {
  const board = (await boardsIn(view.folders)).find((one) => one.uid === uid)
  if (board === undefined) return null
  const json: unknown = JSON.parse(await readFile(board.path, 'utf8'))
  const { prometheus } = view.addresses
  return html(await previewPage(json, `http://${prometheus}`, { from: 'now-15m', nav: home }), 30)
}

async function showTraces(view: View, { query }: Asked): Promise<Answer> {
  const name = query.get('service')
  const known = view.services.find((service) => service.name === name)
  return known === undefined ? null : html(await tracesPage(view, known.name))
}

async function showTrace({ addresses }: View, { caught: [id = ''] }: Asked): Promise<Answer> {
  const trace = await findTrace(addresses.traces, id)
  return trace === null ? null : html(tracePage(trace))
}

async function showLogs({ folders }: View, { query }: Asked): Promise<Answer> {
  const wanted = { program: query.get('program'), contains: query.get('contains') ?? '' }
  const lines = await findLines(folders, wanted)
  return plain(lines.map((line) => `${line}\n`).join(''))
}

/** The pattern lets no path out of the folder. */
async function showRunbook(
  { folders }: View,
  { caught: [name = '', alert] }: Asked,
): Promise<Answer> {
  const path = join(folders.generated, 'alerts/runbooks', name, `${alert}.md`)
  const text = await readIfThere(path)
  return text === null ? null : plain(text)
}

const mostBytes = 1024 * 1024

/** A page of somebody else can send us text without asking its browser's leave, but no JSON. */
async function takeNotification({ notifications }: View, { req }: Asked): Promise<Answer> {
  if (!req.headers['content-type']?.startsWith('application/json')) return null
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) return null
    chunks.push(chunk)
  }
  return notifications.receive(Buffer.concat(chunks).toString()) ? plain('') : null
}

/** The answer is whole when all has stopped, for then the connection ends. */
function stop(view: View, asked: Asked): Answer {
  if (!isOurs(view, asked)) return null
  view.stop()
  return plain('stopping\n')
}

function isOurs({ token }: View, { req }: Asked): boolean {
  const said = Buffer.from(req.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return said.length === wanted.length && timingSafeEqual(said, wanted)
}
