import { expect, it } from 'vitest'
import { expositionCatalogue } from '../../../src/checks.ts'
import { board, panel } from '../../support/board.ts'
import { judged } from '../../support/judged.ts'

it('finds a matcher of a label that the metric does not have', () => {
  const metrics = expositionCatalogue('a{route="/x",code="200"} 1\n', 'the service')
  const json = board([panel('One', 'a{job="x", rout="/x"} + a{rout="/y"} + unknown{b="c"}')])
  expect(judged('label-known', json, { knowledge: { metrics, closed: false } })).toMatchObject([
    {
      message: 'a has no label rout (asked: the service)',
      remedy: 'It has code, instance, job, route.',
    },
  ])
})
