import { parseArgs } from 'node:util'
import type { ParseArgsOptionsConfig } from 'node:util'
import { exitCodes } from '../../src/exit-codes.ts'

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options }>
>['values']

/** Options of a benchmark, where a number is by default one of those is one; anything else ends it with a sentence. */
export function benchOptions<const Options extends ParseArgsOptionsConfig>(
  options: Options,
): Values<Options> {
  try {
    const { values } = parseArgs({ options })
    for (const [name, { default: usual }] of Object.entries(options)) {
      checkNumber(name, usual, (values as Readonly<Record<string, unknown>>)[name])
    }
    return values
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`)
    console.error(`${(error as Error).message}\nIts options are ${known.join(', ')}.`)
    process.exit(exitCodes.refused)
  }
}

function checkNumber(name: string, usual: unknown, value: unknown): void {
  if (typeof usual !== 'string' || !(Number(usual) > 0) || Number(value) > 0) return
  throw new Error(`--${name} must be a number above 0, not "${String(value)}"`)
}
