import type { Io, Paint, Terminal } from '../io.ts'
import { painter, wantsColour } from './paint.ts'

export interface GlobalOptions {
  readonly service?: readonly string[]
  readonly json?: boolean
  readonly quiet?: boolean
  readonly color: boolean
}

export interface OpenTerminal extends Terminal {
  /** What went wrong: on stderr for people, and with `--json` as the one document on stdout. */
  error(document: unknown, text: (paint: Paint) => string): void
}

export function openTerminal(io: Io, options: GlobalOptions): OpenTerminal {
  const forResult = painter(wantsColour(io.stdout, io.env, options.color))
  const forNotes = painter(wantsColour(io.stderr, io.env, options.color))
  let documents = 0
  const writeDocument = (document: unknown): void => {
    if (documents++ === 0) io.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  }
  return {
    ...io,
    json: options.json ?? false,
    quiet: options.quiet ?? false,
    services: options.service ?? [],
    result: (document, text) => {
      if (options.json) writeDocument(document)
      else io.stdout.write(line(text(forResult)))
    },
    note: (text) => {
      if (!options.quiet) io.stderr.write(line(typeof text === 'string' ? text : text(forNotes)))
    },
    error: (document, text) => {
      if (options.json) writeDocument(document)
      io.stderr.write(line(text(forNotes)))
    },
  }
}

function line(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
