import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asOpenMetrics, makeMetrics, samplesOf, textOf } from './support/metrics.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', '\\', '\n', 'n', '{', '}', ',', '=', '#', ' ', '\r') }),
)

describe('label values', () => {
  it.each([undefined, asOpenMetrics])('come out as they went in (Accept: %s)', async (accept) => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (a, b) => {
        const { metrics } = makeMetrics()
        metrics.families
          .counter({ name: 'seen_total', help: 'Seen.', labelNames: ['a', 'b'] })
          .series(a, b)
          .inc()
        const sample = (await samplesOf(metrics, accept)).find(({ name }) => name === 'seen_total')
        expect([sample?.labels['a'] ?? '', sample?.labels['b'] ?? '']).toEqual([a, b])
      }),
      { numRuns: 200 },
    )
  })

  it('that differ have series that differ', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(anyText, anyText), { selector: String }), (pairs) => {
        const counter = makeMetrics().metrics.families.counter({
          name: 'seen_total',
          help: 'Seen.',
          labelNames: ['a', 'b'],
        })
        const distinct = new Set(pairs.map((pair) => JSON.stringify(pair)))
        expect(new Set(pairs.map(([a, b]) => counter.series(a, b))).size).toBe(distinct.size)
      }),
    )
  })

  it('that are not well-formed or endless are cut to what a scraper can take', async () => {
    const { metrics } = makeMetrics()
    const seen = metrics.families.counter({ name: 'seen_total', help: 'Seen.', labelNames: ['a'] })
    seen.series('\uD800').inc()
    seen.series('\uDC00').inc()
    seen.series('x'.repeat(10_000)).inc()

    const values = (await samplesOf(metrics))
      .filter(({ name }) => name === 'seen_total')
      .map(({ labels, value }) => [labels['a'], value])
    expect(values).toEqual([
      ['\uFFFD', 2],
      ['x'.repeat(1_024), 1],
    ])
  })

  it('that are empty are left out, and a help text keeps its lines', async () => {
    const { metrics } = makeMetrics()
    const help = 'One "line" \\ and\nanother.'
    metrics.families
      .gauge({ name: 'level', help, labelNames: ['a', 'b'] })
      .series('', '')
      .set(1)

    expect(await textOf(metrics)).toContain(
      '# HELP level One "line" \\\\ and\\nanother.\n# TYPE level gauge\nlevel 1\n',
    )
    expect(await textOf(metrics, asOpenMetrics)).toContain(
      '# HELP level One \\"line\\" \\\\ and\\nanother.\n',
    )
  })
})
