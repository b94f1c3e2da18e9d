import type { Verdict } from '@obs-toolkit/load'
import { expect, it } from 'vitest'
import { faults } from '../../src/demo/faults.ts'
import { whatNext } from '../../src/demo/what-next.ts'

const said = (
  validity: readonly object[],
  fault = null as (typeof faults)[number] | null,
): string =>
  whatNext(
    { verdict: { verdict: 'fail', validity } as unknown as Verdict, fault, deadLetters: 0 },
    (_style, text) => text,
  )

it('says that the machine was too busy where nothing was broken and even the generator was late', () => {
  const late = { name: 'start-lag', ok: false }
  expect(said([late])).toContain('Nothing was broken in the demo.')
  expect(said([{ ...late, ok: true }])).not.toContain('Nothing was broken')
  expect(said([late], faults[0])).not.toContain('Nothing was broken')
})
