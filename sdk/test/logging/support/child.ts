import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const fixture = fileURLToPath(new URL('../fixtures/service.ts', import.meta.url))

export type Line = Record<string, unknown> & { readonly msg: string; readonly level: string }

export interface Reply {
  readonly dropped: Readonly<Record<'rate' | 'unread' | 'closed', number>>
  readonly rss: number
}

/** A service in a process of its own, whose standard output is a pipe to us. */
export class Service {
  readonly child: ChildProcess
  readonly stdout: Readable
  port = 0
  text = ''

  constructor(env: Record<string, string>) {
    this.child = spawn(process.execPath, ['--conditions=@obs-toolkit/source', fixture], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...env },
    })
    if (this.child.stdout === null) throw new Error('no pipe')
    this.stdout = this.child.stdout
  }

  static async start(env: Record<string, string> = {}): Promise<Service> {
    const service = new Service(env)
    const [{ port }] = (await once(service.child, 'message')) as [{ port: number }]
    service.port = port
    return service
  }

  /** From now on what it writes is read. */
  read(): void {
    this.stdout.setEncoding('utf8').on('data', (text: string) => (this.text += text))
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<number> {
    const url = `http://127.0.0.1:${this.port}${path}`
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) })
    await response.arrayBuffer()
    return response.status
  }

  async tell(command: string, count = 0): Promise<Reply> {
    const answer = once(this.child, 'message') as Promise<[Reply]>
    this.child.send({ command, count })
    return (await answer)[0]
  }

  /** Its last words, after which it ends by itself. */
  async end(command: string, count = 0): Promise<number | null> {
    this.child.send({ command, count })
    const [code] = (await once(this.child, 'close')) as [number | null]
    return code
  }

  get lines(): Line[] {
    const complete = this.text.slice(0, this.text.lastIndexOf('\n') + 1)
    return complete
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line)
  }

  async lineThat(is: (line: Line) => boolean): Promise<Line> {
    for (let attempt = 0; attempt < 500; attempt++) {
      const found = this.lines.find(is)
      if (found !== undefined) return found
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`no such line in\n${this.text.slice(-4_000)}`)
  }

  stop(): void {
    this.child.kill('SIGKILL')
  }
}
