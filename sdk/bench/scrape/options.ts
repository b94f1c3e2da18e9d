import { parseArgs } from 'node:util'
import { countOption } from '../report/usage.ts'

export const usage = `Usage: node sdk/bench/metrics-scrape.ts [options]

How long /metrics stalls the event loop of the service that it is scraped from.

  --quick      20 scrapes instead of 100
  --series N   histogram series; default: 5000
  --scrapes N  scrapes of each variant
  --gate       exit 1 when a variant is over its limit
  --json       one JSON document on stdout
  --help`

export interface Options {
  series: number
  scrapes: number
  gate: boolean
  json: boolean
  help: boolean
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      series: { type: 'string', default: '5000' },
      scrapes: { type: 'string' },
      gate: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const { gate, json, help } = values
  return {
    series: countOption('--series', values.series, 100_000),
    scrapes: countOption('--scrapes', values.scrapes ?? (values.quick ? '20' : '100'), 10_000),
    gate,
    json,
    help,
  }
}
