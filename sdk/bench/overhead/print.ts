import { signed } from '../report/signed.ts'
import { table } from '../report/table.ts'
import type { FrameworkResult, VariantResult } from './result.ts'

const titles = { express: 'Express 5', fastify: 'Fastify 5' }
const header = [
  '',
  'CPU µs/request',
  'added',
  'middle half',
  'at best',
  'of hand-assembled',
  'limit',
]

export function printResult({ framework, variants }: FrameworkResult): void {
  const rows = variants.map(rowOf)
  console.log(`\n${table([titles[framework], ...header.slice(1)], rows)}`)
}

function rowOf(result: VariantResult): string[] {
  const { variant, microseconds, added, addedAtBest, ofHandAssembled } = result
  return [
    variant,
    microseconds.toFixed(1),
    signed(added.median),
    `${signed(added.p25)} … ${signed(added.p75)}`,
    signed(addedAtBest),
    `${(ofHandAssembled * 100).toFixed(0)} %`,
    limitOf(result),
  ]
}

function limitOf({ limit, withinLimit }: Pick<VariantResult, 'limit' | 'withinLimit'>): string {
  if (!limit) return ''
  const words = `${signed(limit.microseconds)}, ${(limit.share * 100).toFixed(0)} %`
  return `${withinLimit ? 'within' : 'OVER'} ${words}`
}
