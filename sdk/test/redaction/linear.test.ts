import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const fixture = fileURLToPath(new URL('fixtures/hostile-texts.ts', import.meta.url))

// A quadratic expression needs the better part of an hour for one of these texts.
it(
  'reads a megabyte of hostile text to its end, whatever it is made of',
  { timeout: 150_000 },
  () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--conditions=@obs-toolkit/source', fixture],
      { encoding: 'utf8', timeout: 120_000 },
    )
    expect({ status, stdout }).toEqual({ status: 0, stdout: '180' })
  },
)
