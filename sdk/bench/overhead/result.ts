import { median, spreadOf, type Spread } from '../report/median.ts'
import { bare, handAssembled, variants } from '../variants/table.ts'
import type { Framework, Variant } from '../variants/variant.ts'
import type { Round } from './rounds.ts'

export interface VariantResult {
  variant: string
  /** CPU microseconds per request, median of the rounds. */
  microseconds: number
  /** Differences to bare of the same round: drift of the machine cancels out. */
  added: Spread
  /** Difference of the quietest batches: noise only ever adds. */
  addedAtBest: number
  /** Share of what the hand-assembled stack adds. */
  ofHandAssembled: number
  limit?: NonNullable<Variant['limit']>
  withinLimit?: boolean
}

export interface FrameworkResult {
  framework: Framework
  variants: VariantResult[]
}

export function resultOf(framework: Framework, rounds: readonly Round[]): FrameworkResult {
  const reference = addedBy(handAssembled, rounds).median
  const results = variants[framework].map((variant) => resultOfOne(variant, rounds, reference))
  return { framework, variants: results }
}

function resultOfOne(
  { name, limit }: Variant,
  rounds: readonly Round[],
  reference: number,
): VariantResult {
  const added = addedBy(name, rounds)
  const share = added.median / reference
  const result: VariantResult = {
    variant: name,
    microseconds: median(rounds.map((round) => costIn(round, name))),
    added,
    addedAtBest: lowest(name, rounds) - lowest(bare, rounds),
    ofHandAssembled: share,
  }
  if (!limit) return result
  const withinLimit = added.median <= limit.microseconds && share <= limit.share
  return { ...result, limit, withinLimit }
}

function addedBy(variant: string, rounds: readonly Round[]): Spread {
  return spreadOf(rounds.map((round) => costIn(round, variant) - costIn(round, bare)))
}

export function costIn(round: Round, variant: string): number {
  const cost = round.get(variant)
  if (cost === undefined) throw new Error(`a round without ${variant}`)
  return cost
}

function lowest(variant: string, rounds: readonly Round[]): number {
  return Math.min(...rounds.map((round) => costIn(round, variant)))
}
