import { expect, it } from 'vitest'
import { measureTruth, sumUp } from '../../bench/truth/measure.ts'

/** `npm run bench:truth` does a hundred thousand. */
const runsOfEach = 40

it(
  'is wrong in at most one of a hundred runs, and undecided in few that are clear',
  { timeout: 120_000 },
  () => {
    const cells = [...measureTruth(runsOfEach)]
    expect(cells).toHaveLength(12)
    const truth = sumUp(cells)
    expect(truth.falsePasses).toBeLessThanOrEqual(0.01)
    expect(truth.falseFails).toBeLessThanOrEqual(0.01)
    expect(truth.unprovenWhereClear).toBeLessThanOrEqual(0.1)
  },
)
