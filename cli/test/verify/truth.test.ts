import type { Verdict } from '@obs-toolkit/load'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startKnown } from '../../../load/bench/support/start-known.ts'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'

const slowMs = 900
const none = { slowRatio: 0, slowMs: 0, errorRatio: 0 }

/** `npm run bench:truth -- --real` runs it longer, more often, and closer to what is allowed. */
describe('obs verify against servers of known ratios', { timeout: 60_000 }, () => {
  it.each([
    ['a third of the errors that are allowed', { ...none, errorRatio: 0.017 }, 'pass'],
    ['three times the errors that are allowed', { ...none, errorRatio: 0.15 }, 'fail'],
    ['a third of the slow ones that are allowed', { ...none, slowRatio: 0.033, slowMs }, 'pass'],
    ['three times the slow ones that are allowed', { ...none, slowRatio: 0.3, slowMs }, 'fail'],
  ])('is not wrong about %s', async (_what, known, truth) => {
    const { target, stop } = await startKnown(known)
    onTestFinished(stop)
    const cwd = project({
      'obs.service.json': {
        name: 'known',
        traffic: { peakPerSecond: 75 },
        load: { timeoutMs: 2_000, errors: 0.05 },
        objectives: { latency: [{ ratio: 0.9, underMs: 600 }] },
        routes: { 'GET /': {} },
      },
    })
    const times = ['--duration', '6s', '--warm-up', '0.5s', '--ramp', '0.5s']
    const said = await obs(['verify', '--json', '--target', target, ...times], {
      cwd,
      env: process.env,
    })
    // On a machine with no time to spare it may be unable to tell.
    expect([truth, 'unproven']).toContain((JSON.parse(said.out) as Verdict).verdict)
  })
})
