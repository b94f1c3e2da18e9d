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
      remedy: 'There is code, instance, job, route.',
    },
  ])
})

it('finds a group by a label that nothing in the query has or makes', () => {
  const metrics = expositionCatalogue('a{route="/x"} 1\n', 'the service')
  const json = board([
    panel('Good', 'sum by (route, x) (label_replace(a, "x", "$1", "route", "(.*)"))'),
    panel('Typo', 'sum by (rout) (a) / on (job) group_left sum by (job) (a)'),
    panel('Dropped', 'sum without (whatever) (a)'),
  ])
  const found = judged('label-known', json, { knowledge: { metrics, closed: false } })
  expect(found.map(({ panel, message }) => `${panel?.title}: ${message}`)).toEqual([
    'Typo: what it groups by has no label rout (asked: the service)',
  ])
})
