import type { Writable } from 'node:stream'

/** The world as `run` is given it; nothing below reads `process` for these. */
export interface Io {
  readonly stdout: Writable
  readonly stderr: Writable
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Aborted by SIGINT and SIGTERM: stop, leave nothing half-written, and return or throw. */
  readonly signal: AbortSignal
}

/** The names of `styleText` that we use, so that output looks of one piece. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'

/** Returns the text as it is where colour is not wanted. */
export type Paint = (style: Style, text: string) => string

/** What a command receives: the world, the options that every command has, and three ways to speak. */
export interface Terminal extends Io {
  readonly json: boolean
  readonly quiet: boolean
  /** What `--service` named, in order; empty where it was not given. */
  readonly services: readonly string[]
  /**
   * The command's result on stdout, once: `document` with `--json`, else the text.
   * The text is only composed when it is printed.
   */
  result(document: unknown, text: (paint: Paint) => string): void
  /** A line for people on stderr (progress, hints); nothing with `--quiet`. */
  note(text: string | ((paint: Paint) => string)): void
}
