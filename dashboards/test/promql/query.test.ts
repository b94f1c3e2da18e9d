import { describe, expect, it } from 'vitest'
import { readLogQuery, readQuery, selectors } from '../../src/checks.ts'
import { readVariable } from '../../src/classic/read-variable.ts'

const problems = (expr: string): readonly string[] => readQuery(expr).problems

describe('a query', () => {
  it.each([
    'sum by (le) (rate(a_bucket{job=~"$job"}[$__rate_interval] offset 1d)) / 2',
    'topk($k, a)',
    'topk(${k:raw}, sum by ($by) (rate(a[$interval])))',
    'sum by (${labels:csv}) (a)',
    'clamp_max(a, $most) > $least',
    '$aggregation(rate(a[${window}])) by (x)',
    'histogram_quantile($q, sum by (le) (rate(a_bucket[[[old]]])))',
    '${metric}_total * on (instance) group_left (version) target_info',
    'increase(a_total[$__range]) / $__range_s',
    'label_replace(a{b=\'$x\'}, "c", "${1}xx", "d", "(.).*")',
    '{__name__=~"a_.+", job="$job"}',
    '{"a.b", c="d"}',
    'max_over_time(rate(a[5m])[1h:1m])',
    '# how many\ncount(a) # of them',
  ])('is well, whatever its variables turn out to be: %s', (expr) => {
    expect(problems(expr)).toEqual([])
  })

  it.each([
    ['sum(rate(a:rate5m{x="y"}[$__rate_interval])', 'it ends too early: something is not closed'],
    ['rate(a{%(matchers)s}[5m])', 'a mistake in syntax at "%(matchers)s}[5m])" after "rate(a{"'],
    [
      'sum(a:rate5m[$__rate_interval])',
      'expected type vector in aggregation expression, got matrix',
    ],
    ['rate(a)', 'expected type matrix in call to function "rate", got vector'],
    ['label_replace(a, "b")', 'expected 5 argument(s) in call to "label_replace", got 2'],
    ['a{b=~"("}', 'the regular expression of b, (, is invalid'],
    ['{a=~".*"}', 'a selector needs at least one matcher that does not match the empty string'],
    ['limitk(2, a)', 'limitk() is experimental: Prometheus refuses it unless told otherwise'],
    [' ', 'there is no query'],
    ['# only a comment', 'there is no query'],
  ])('is refused as Prometheus would: %s', (expr, problem) => {
    expect(problems(expr)).toEqual([problem])
  })

  it('tells what it reads, with the range as it is written', () => {
    const query = readQuery(
      'sum(rate(a_total{job=~"$job", "x.y"!="z"}[$__rate_interval] offset 1h)) / {"b"}',
    )
    expect(selectors(query)).toMatchObject([
      {
        metric: 'a_total',
        matchers: [
          { label: 'job', op: '=~', value: '$job' },
          { label: 'x.y', op: '!=', value: 'z' },
        ],
        range: '$__rate_interval',
        rangeFunction: 'rate',
      },
      { metric: 'b', matchers: [], range: null, rangeFunction: null },
    ])
  })

  it('takes the value that a variable was saved with', () => {
    const window = readVariable({ name: 'window', type: 'interval', query: '10m,1h' })
    const [selector] = selectors(readQuery('rate(a[$window])', [window]))
    expect(selector?.range).toBe('10m')
  })

  it('is parsed whole however long it is', () => {
    const long = Array.from({ length: 120 }, (_, at) => `rate(metric_${at}[5m])`).join(' + ')
    expect(problems(long)).toEqual([])
    expect(problems(`${long} + rate(last)`)).toHaveLength(1)
  })
})

describe('a LogQL query', () => {
  it('is read with its variables and ranges', () => {
    const expr = 'sum by (level) (count_over_time({job=~"$job"} |= `$find` | json [$__auto]))'
    expect(readLogQuery(expr)).toEqual({ problems: [], ranges: ['$__auto'] })
    expect(readLogQuery('rate({job="x"}[5m])').ranges).toEqual(['5m'])
    expect(readLogQuery('{job="x"').problems).toEqual(['a mistake in syntax at "the end"'])
  })
})
