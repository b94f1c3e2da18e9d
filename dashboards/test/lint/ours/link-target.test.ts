import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const closed = { knowledge: { metrics: null, closed: true } }
const linking = (...urls: readonly string[]) =>
  board([panel('One', 'a')], { links: urls.map((url) => ({ title: url, url, type: 'link' })) })
const other = board([panel('There', 'a', { id: 4 })], {
  uid: 'other',
  title: 'Other',
  tags: ['slo'],
})

it('finds links to dashboards, panels and variables that are not there', () => {
  const json = linking(
    '/d/other?viewPanel=4&var-job=x&${__url_time_range}',
    '/d/gone',
    '/d/other?viewPanel=5',
    '/d/other?var-route=x',
  )
  expect(said(judged('link-target', json, closed, [other]))).toEqual([
    'the link "/d/gone" leads to the dashboard gone, which does not exist',
    'the link "/d/other?viewPanel=5" leads to panel 5 of other, which does not exist',
    'the link "/d/other?var-route=x" sets the variable "route", which other does not have',
  ])
})

it('does not judge what it cannot know', () => {
  expect(
    judged('link-target', linking('/d/elsewhere', 'https://example.com', '/explore?x')),
  ).toEqual([])
})

it('finds addresses that are none of the web, in links of data too', () => {
  const defaults = { unit: 's', links: [{ title: 'run', url: 'javascript:alert(1)' }] }
  const json = board([panel('One', 'a', { fieldConfig: { defaults, overrides: [] } })])
  expect(said(judged('link-target', json))).toEqual([
    'One: the link "run" leads to javascript:alert(1), which is no address of the web',
  ])
})

it('finds lists of dashboards that would be empty', () => {
  const listing = (tag: string) =>
    board([], { links: [{ title: 'More', type: 'dashboards', tags: [tag], url: '' }] })
  expect(judged('link-target', listing('slo'), closed, [other])).toEqual([])
  expect(judged('link-target', listing('none'), closed, [other])).toHaveLength(1)
})
