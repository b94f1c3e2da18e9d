import { parseArgs } from 'node:util'
import { countOption, numberOption } from '../report/usage.ts'

export const usage = `Usage: node sdk/bench/shutdown.ts [options]

What is lost when a service under load gets a SIGTERM: requests, log lines, spans.

  --rounds N    ends of a service of each framework; default: 20
  --rate N      requests a second; default: 500
  --seconds N   of load in each round, the signal in the middle; default: 3
  --wait MS     between failing readiness and closing; default: 250
  --quick       2 rounds
  --json        one JSON document on stdout
  --help`

export interface Options {
  readonly rounds: number
  readonly perSecond: number
  readonly seconds: number
  readonly waitMs: number
  readonly json: boolean
  readonly help: boolean
}

export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: text,
      rate: text,
      seconds: text,
      wait: text,
      quick: flag,
      json: flag,
      help: flag,
    },
  })
  return {
    rounds: countOption('--rounds', values.rounds ?? (values.quick ? '2' : '20'), 1_000),
    perSecond: countOption('--rate', values.rate ?? '500', 5_000),
    seconds: numberOption('--seconds', values.seconds ?? '3', 1, 60),
    waitMs: numberOption('--wait', values.wait ?? '250', 0, 20_000),
    json: values.json,
    help: values.help,
  }
}
