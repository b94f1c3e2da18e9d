import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../failure.ts'
import type { ReaderIo } from '../declaration.ts'

/** A mistake in a user's file: what it says, and the line of theirs that it comes from. */
export function asFailure(error: unknown, file: string, { cwd, signal }: ReaderIo): unknown {
  if (error instanceof Failure || signal.aborted) return error
  const { place, reason } = explain(error)
  const shown = relative(cwd, file)
  const at = place ? ` at ${relative(cwd, place.file)}:${place.line}` : ''
  return new Failure(`${shown} cannot be read: ${reason}${at}`, {
    details: place ? { file: relative(cwd, place.file), line: place.line } : { file: shown },
    cause: error,
  })
}

const frame = /^ +at (?:async )?(?:.*\()?((?:file:\/\/|\/|[A-Z]:\\).+?):(\d+):\d+\)?$/gm

interface Explanation {
  readonly reason: string
  readonly place?: { readonly file: string; readonly line: number } | undefined
}

function explain(error: unknown): Explanation {
  if (!(error instanceof Error)) return { reason: String(error) }
  return wrongSyntax(error) ?? missingModule(error) ?? thrown(error)
}

/** jiti writes the place into the message, on a line of its own. */
function wrongSyntax({ message }: Error): Explanation | undefined {
  const found = /^ParseError: (.*?)\s*\n\s*(.+):(\d+):\d+$/s.exec(message)
  return found
    ? { reason: found[1]!, place: { file: found[2]!, line: Number(found[3]) } }
    : undefined
}

/** Imports are moved when they are compiled; the line is where the module's name is written. */
function missingModule(error: Error & { requireStack?: string[] }): Explanation | undefined {
  const missing = /^Cannot find (?:module|package) '([^']+)'/.exec(error.message)
  const file = error.requireStack?.[0]
  if (!missing || file === undefined) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const line = lines.findIndex((text) =>
    ["'", '"'].some((quote) => text.includes(quote + missing[1] + quote)),
  )
  return { reason: missing[0], place: { file, line: line + 1 } }
}

/** The innermost line that is neither Node's nor a package's; below the loader it is ours. */
function thrown({ name, message, stack = '' }: Error): Explanation {
  const theirs = stack.split(/jiti[\\/]dist/)[0]!
  const frames = [...theirs.matchAll(frame)]
  const own = frames.find(([, path]) => !/[\\/]node_modules[\\/]/.test(path ?? ''))
  const file = own?.[1]?.startsWith('file:') ? fileURLToPath(own[1]) : own?.[1]
  const place = file === undefined ? undefined : { file, line: Number(own![2]) }
  return { reason: `${name}: ${message}`, place }
}
