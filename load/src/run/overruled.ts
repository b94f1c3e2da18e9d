import { execFile } from 'node:child_process'
import { isDeepStrictEqual, promisify } from 'node:util'

const run = promisify(execFile)
const answerMs = 30_000

interface Asked {
  readonly k6: string
  readonly script: string
  readonly config: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

type Options = Readonly<Record<string, unknown>>

/** k6 would do something else than was planned, so that it was not begun. */
export class Overruled extends Error {
  override readonly name = 'Overruled'
  /** Names of k6's options. */
  readonly options: readonly string[]

  constructor(options: readonly string[]) {
    super(`k6 would do something else than was planned: ${options.join(', ')}`)
    this.options = options
  }
}

/** Set whether they are asked for or not, and without a say in what is sent; the last two follow from others. */
const harmless = new Set([
  'dns',
  'features',
  'summaryTrendStats',
  'systemTags',
  'totalDuration',
  'maxVUs',
])
/** Without `--execution-requirements` k6 leaves out what its environment and its configuration say. */
const inspect = ['inspect', '--execution-requirements', '--include-system-env-vars', '--quiet']

/** Asks k6 what it is about to do, and names the options that are not as they were given. */
export async function overruledOptions(options: Options, asked: Asked): Promise<readonly string[]> {
  const said = await inspected(asked)
  if (said === null) return []
  return Object.keys({ ...said, ...options })
    .filter((name) => !harmless.has(name))
    .filter((name) => !isDeepStrictEqual(plain(said[name]), plain(options[name])))
}

/** Null where k6 refuses the script; it will do so again when it is to run it, and be heard then. */
async function inspected({ k6, script, config, cwd, env, signal }: Asked): Promise<Options | null> {
  try {
    const { stdout } = await run(k6, [...inspect, `--config=${config}`, script], {
      cwd,
      env,
      signal,
      timeout: answerMs,
    })
    return JSON.parse(stdout) as Options
  } catch {
    return null
  }
}

/** Without what is not set, and in one spelling: k6 says 16m40s for 1000s, and ::/1 for 0:0:0:0:0:0:0:0/1. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return milliseconds(value) ?? shortRange(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object') return value
  const set = Object.entries(value).filter(([, each]) => each !== null && each !== undefined)
  return Object.fromEntries(set.map(([name, each]) => [name, plain(each)]))
}

function shortRange(text: string): string {
  const [, address, prefix] = /^([0-9a-f:]*:[0-9a-f:]*)(\/\d+)$/.exec(text) ?? []
  return address === undefined ? text : new URL(`http://[${address}]`).hostname + prefix
}

const units: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
  µs: 0.001,
}

function milliseconds(text: string): number | null {
  if (!/^(\d+(\.\d+)?(h|m|s|ms|µs))+$/.test(text)) return null
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|µs)/g)]
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * units[unit!]!, 0)
}
