import { parseArgs } from 'node:util'
import { countOption } from '../report/usage.ts'

export const usage = `Usage: node sdk/bench/start-up.ts [options]

What each variant adds to the time from the start of the process to a listening service.

  --quick      5 rounds instead of 15
  --rounds N   starts of each variant
  --gate       exit 1 when a variant is over its limit
  --json       one JSON document on stdout
  --help`

export interface Options {
  rounds: number
  gate: boolean
  json: boolean
  help: boolean
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      gate: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const { gate, json, help } = values
  const rounds = countOption('--rounds', values.rounds ?? (values.quick ? '5' : '15'), 200)
  return { rounds, gate, json, help }
}
