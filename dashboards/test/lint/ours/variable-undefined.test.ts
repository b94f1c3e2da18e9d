import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

it('finds a variable that nobody defined, wherever it stands', () => {
  const panels = [
    panel(
      'Good',
      'label_replace(rate(a{job=~"$job", instance="${instance:regex}"}[$__rate_interval]), "x", "${1}xx", "y", "(.)$")',
    ),
    panel('Restarts', 'changes(process_start_time_seconds{instance=~"$hostname"}[1h])'),
    panel('Costs $5', 'a', {
      description: 'A $price that is none.',
      links: [{ title: 'x', url: '/d/y?var-job=${jobs}&${__url_time_range}' }],
    }),
  ]
  const found = said(judged('variable-undefined', board(panels)))
  expect(found.map((each) => each.slice(0, 60))).toEqual(
    [
      'there is no variable "hostname", but panels[1].targets[0].exp',
      'there is no variable "jobs", but panels[2].links[0].url has i',
    ].map((each) => each.slice(0, 60)),
  )
})

it('knows what a shared dashboard asks for when it is imported', () => {
  const shared = board([panel('One', 'a', { datasource: '${DS_PROMETHEUS}' })], {
    __inputs: [{ name: 'DS_PROMETHEUS', pluginId: 'prometheus' }],
  })
  expect(judged('variable-undefined', shared)).toEqual([])
})
