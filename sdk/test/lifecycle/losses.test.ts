import { describe, expect, it } from 'vitest'
import { runRound } from '../../bench/shutdown/round.ts'

// The long form is `npm run bench:shutdown`: 500 requests a second, twenty times.
describe.each(['express', 'fastify'] as const)('a SIGTERM under load on %s', (framework) => {
  it.each([0, 200])(
    'loses no request, no log line and no span, waiting %i ms before it closes',
    async (waitMs) => {
      const round = await runRound(framework, { perSecond: 200, seconds: 2, waitMs })
      expect(round).toMatchObject({ exitCode: 0, failed: 0, lostLines: 0, lostSpans: 0 })
      expect(round.answered).toBeGreaterThan(0)
      expect(round.turnedAway).toBeGreaterThan(0)
      expect(round.answered + round.turnedAway).toBe(round.requests)
    },
  )
})
