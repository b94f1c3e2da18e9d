import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export type Line = Record<string, unknown> & { readonly msg: string; readonly level: string }

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Flags for Node, before the file. */
  readonly flags?: readonly string[]
  readonly cwd?: string
}

export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** The environment of a program that is told nothing of ours. */
function cleanEnvironment(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:OTEL|OBS|VITEST|NODE_)/.test(name),
  )
  return Object.fromEntries(kept)
}

/**
 * A program in a process of its own. It says `listening on <port>` when it does; lines that begin
 * with a brace are its log.
 */
export class Program {
  readonly child: ChildProcess
  readonly ended: Promise<Ending>
  output = ''
  errors = ''

  constructor(file: URL, { env = {}, flags = [], cwd }: ProgramOptions = {}) {
    const args = ['--conditions=@obs-toolkit/source', ...flags, fileURLToPath(file)]
    this.child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...cleanEnvironment(), ...env },
      cwd,
    })
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.output += text))
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.errors += text))
    this.ended = once(this.child, 'close').then(([code, signal]) => ({ code, signal }))
    onTestFinished(() => void this.child.kill('SIGKILL'))
  }

  get log(): Line[] {
    return this.#completeLines()
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line)
  }

  /** What it printed beside its log. */
  get said(): string[] {
    return this.#completeLines().filter((line) => line !== '' && !line.startsWith('{'))
  }

  /** Of each server that it started, in the order in which they came up. */
  get ports(): number[] {
    return this.said.flatMap((line) => /^listening on (\d+)$/.exec(line)?.[1] ?? []).map(Number)
  }

  async url(): Promise<string> {
    return `http://127.0.0.1:${await this.port()}`
  }

  async port(): Promise<number> {
    return await this.until(() => this.ports[0], 'it listens')
  }

  /** The first value that is something, of a probe that may ask the program. */
  async until<T>(probe: () => T | Promise<T>, what: string): Promise<NonNullable<T>> {
    for (let tries = 0; tries < 1_000; tries += 1) {
      const over = this.child.exitCode !== null
      const value = await probe()
      if (value !== undefined && value !== null && value !== false) return value
      if (over) break
      await sleep(10)
    }
    throw new Error(`not so: ${what}\n${this.output.slice(-2_000)}\n${this.errors.slice(-2_000)}`)
  }

  async lineThat(is: (line: Line) => boolean): Promise<Line> {
    return await this.until(() => this.log.find(is), 'there is such a line')
  }

  #completeLines(): string[] {
    return this.output.slice(0, this.output.lastIndexOf('\n') + 1).split('\n')
  }
}

/** The status of a request, or the code of what kept it from being answered. */
export async function statusOf(url: string): Promise<number | string> {
  try {
    const response = await fetch(url)
    await response.arrayBuffer()
    return response.status
  } catch (error) {
    const { cause = error } = error as { cause?: unknown }
    return (cause as { code?: string }).code ?? String(cause)
  }
}
