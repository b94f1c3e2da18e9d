import { styleText } from 'node:util'
import type { Writable } from 'node:stream'
import type { Io, Paint } from '../io.ts'

/** `--no-color` wins, then FORCE_COLOR, then NO_COLOR (https://no-color.org), then whether people look. */
export function wantsColour(stream: Writable, env: Io['env'], flag: boolean): boolean {
  if (!flag) return false
  if (env['FORCE_COLOR'] !== undefined) return !['0', 'false'].includes(env['FORCE_COLOR'])
  if (env['NO_COLOR'] || env['TERM'] === 'dumb') return false
  return 'isTTY' in stream && stream.isTTY === true
}

export function painter(colour: boolean): Paint {
  if (!colour) return (_style, text) => text
  return (style, text) => styleText(style, text, { validateStream: false })
}
