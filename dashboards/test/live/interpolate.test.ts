import { describe, expect, it } from 'vitest'
import { interpolate } from '../../src/live/interpolate.ts'
import { filterValues, listedValues } from '../../src/live/variable-query.ts'

const one = { values: ['a.b'], all: null, several: false }
const several = { values: ['a.b', 'c"d'], all: null, several: true }
const all = { values: ['a', 'b'], all: '.+', several: true }
const scope = { globals: { __interval: '15s' }, variables: { one, several, all } }

describe('a variable in a query', () => {
  it.each([
    ['a{x="$one"}', 'a{x="a.b"}'],
    ['a{x=~"$several"}', String.raw`a{x=~"(a\\.b|c\\"d)"}`],
    ['a{x=~"$all"}', 'a{x=~".+"}'],
    ['a{x=~"${one:regex}"}', String.raw`a{x=~"a\\.b"}`],
    ['a{x=~"${several:pipe}"}', 'a{x=~"a.b|c"d"}'],
    ['sum by (${all:csv}) (a)', 'sum by (a,b) (a)'],
    ['rate(a[$__interval])', 'rate(a[15s])'],
    ['a{x="[[one]]", y="$other"}', 'a{x="a.b", y="$other"}'],
  ])('%s is sent as %s', (expr, sent) => {
    expect(interpolate(expr, scope)).toBe(sent)
  })
})

describe('values of a variable', () => {
  it('are what its expression keeps, in its order', () => {
    const values = ['up{instance="b:1"} 1 2', 'up{instance="a:1"} 1 2', 'up{job="x"} 1 2']
    expect(filterValues(values, '/instance="([^"]+)"/', 1)).toEqual(['a:1', 'b:1'])
    expect(filterValues(['n10', 'n9', 'n9'], '', 3)).toEqual(['n9', 'n10'])
    expect(filterValues(['prod', 'staging'], 'p.*', 0)).toEqual(['prod'])
  })

  it('are listed by hand', () => {
    expect(listedValues(String.raw`a, b\,c , five minutes : 5m`)).toEqual(['a', 'b,c', '5m'])
  })
})
