import type { GeneratorReading } from './generator.ts'
import { readGenerator } from './read.ts'

/** Reads the generator's counters when the measured phase begins, and again as it goes on. */
export function watchGenerator(): {
  look: (k6: number | undefined) => void
  readings: () => Promise<readonly [GeneratorReading, GeneratorReading]>
} {
  let first: Promise<GeneratorReading> | undefined
  let last: Promise<GeneratorReading> | undefined
  return {
    look: (k6) => {
      last = readGenerator(k6)
      first ??= last
    },
    readings: async () => {
      const from = await (first ?? readGenerator(undefined))
      return [from, (await last) ?? from]
    },
  }
}
