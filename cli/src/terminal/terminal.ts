import type { Io, Terminal } from '../io.ts'
import { painter, wantsColour } from './paint.ts'

export interface GlobalOptions {
  readonly service: readonly string[]
  readonly json: boolean
  readonly quiet: boolean
  readonly color: boolean
}

export function openTerminal(io: Io, options: GlobalOptions): Terminal {
  const forResult = painter(wantsColour(io.stdout, io.env, options.color))
  const forNotes = painter(wantsColour(io.stderr, io.env, options.color))
  return {
    ...io,
    json: options.json,
    quiet: options.quiet,
    services: options.service,
    result: (document, text) => {
      io.stdout.write(line(options.json ? JSON.stringify(document, null, 2) : text(forResult)))
    },
    note: (text) => {
      if (!options.quiet) io.stderr.write(line(typeof text === 'string' ? text : text(forNotes)))
    },
  }
}

function line(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
