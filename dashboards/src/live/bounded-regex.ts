import { Script, createContext } from 'node:vm'
import { QueryRefused } from './errors.ts'

const mostMs = 500
const context = createContext({})
const script = new Script(
  'texts.map((text) => { const found = new RegExp(body, flags).exec(text); return found && { whole: found[0], groups: found.slice(1), named: { ...found.groups } } })',
)

/** What a pattern found in a text: all of it, then its groups by place and by name. */
export interface Found {
  readonly whole: string
  readonly groups: readonly (string | undefined)[]
  readonly named: Readonly<Record<string, string | undefined>>
}

/** Patterns that took too long once are not tried again. */
const tooSlow = new Set<string>()

/**
 * A pattern from somebody's dashboard, run for a limited time: a few characters are enough to keep
 * a process busy for years.
 */
export function findAll(
  body: string,
  flags: string,
  texts: readonly string[],
): readonly (Found | null)[] {
  if (tooSlow.has(body)) throw slow(body)
  Object.assign(context, { body, flags, texts: [...texts] })
  try {
    return script.runInContext(context, { timeout: mostMs }) as readonly (Found | null)[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw new SyntaxError((error as Error).message, { cause: error })
    }
    tooSlow.add(body)
    throw slow(body)
  }
}

function slow(body: string): QueryRefused {
  return new QueryRefused(`its pattern /${body}/ takes longer than ${mostMs} ms`)
}
