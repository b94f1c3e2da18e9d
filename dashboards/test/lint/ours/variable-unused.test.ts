import { expect, it } from 'vitest'
import { board, panel, queryVariable } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

it('finds a variable that changes nothing', () => {
  const variables = [
    queryVariable('job', 'label_values(up, job)'),
    queryVariable('route', 'label_values(a{job=~"$job"}, route)'),
    queryVariable('pod', 'label_values(a{pod!="$pod"}, pod)'),
  ]
  const json = board([panel('One', 'a', { repeat: 'route' })], { variables })
  expect(said(judged('variable-unused', json))).toEqual(['nothing reads the variable "pod"'])
})
