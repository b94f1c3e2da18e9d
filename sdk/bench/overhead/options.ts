import { parseArgs } from 'node:util'
import { countOption, numberOption, UsageError } from '../report/usage.ts'
import type { Framework } from '../variants/variant.ts'

export const usage = `Usage: node sdk/bench/overhead.ts [options]

CPU that each variant adds to a request over a bare service, interleaved in one run.

  --quick               fewer and shorter rounds (about 45 seconds)
  --framework NAME      express or fastify; default: both
  --launches N          starts of every server; code is laid out anew at each
  --rounds N            rounds of each launch; every round measures every variant
  --requests N          requests of each batch
  --warm-up N           requests before the first round
  --connections N       keep-alive connections, one request in flight on each
  --errors SHARE        share of requests that fail with 500; default: 0
  --no-pin              let the scheduler choose the cores
  --gate                exit 1 when a variant is over its limit
  --json                one JSON document on stdout
  --help`

export interface Options {
  frameworks: readonly Framework[]
  launches: number
  rounds: number
  requests: number
  warmUp: number
  connections: number
  errors: number
  pin: boolean
  gate: boolean
  json: boolean
  help: boolean
}

type Size = Pick<Options, 'launches' | 'rounds' | 'requests' | 'warmUp'>

const sizes: Sizes = {
  full: { launches: 2, rounds: 12, requests: 4000, warmUp: 30_000 },
  quick: { launches: 1, rounds: 6, requests: 3000, warmUp: 10_000 },
}

interface Sizes {
  full: Size
  quick: Size
}

export function readOptions(args: readonly string[], { full, quick }: Sizes = sizes): Options {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      quick: flag,
      framework: text,
      launches: text,
      rounds: text,
      requests: text,
      'warm-up': text,
      connections: text,
      errors: text,
      pin: { type: 'boolean', default: true },
      gate: flag,
      json: flag,
      help: flag,
    },
  })
  const preset = values.quick ? quick : full
  const count = (name: string, value: string | undefined, otherwise: number, most: number) =>
    value === undefined ? otherwise : countOption(`--${name}`, value, most)
  return {
    frameworks: frameworksOf(values.framework),
    launches: count('launches', values.launches, preset.launches, 20),
    rounds: count('rounds', values.rounds, preset.rounds, 100),
    requests: count('requests', values.requests, preset.requests, 100_000),
    warmUp: count('warm-up', values['warm-up'], preset.warmUp, 100_000),
    connections: count('connections', values.connections, 16, 256),
    errors: values.errors === undefined ? 0 : numberOption('--errors', values.errors, 0, 1),
    pin: values.pin,
    gate: values.gate,
    json: values.json,
    help: values.help,
  }
}

function frameworksOf(name: string | undefined): readonly Framework[] {
  if (name === undefined) return ['express', 'fastify']
  if (name === 'express' || name === 'fastify') return [name]
  throw new UsageError(`--framework must be express or fastify, not "${name}"`)
}
