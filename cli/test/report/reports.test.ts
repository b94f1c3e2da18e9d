import { judge } from '@obs-toolkit/load'
import { describe, expect, it } from 'vitest'
import { evidenceOf, recorded } from '../../../load/test/verdict/support.ts'
import { describeVerdict } from '../../src/report/console.ts'
import { asHtml } from '../../src/report/html/html.ts'
import { asJunit } from '../../src/report/junit.ts'
import { asMarkdown } from '../../src/report/markdown.ts'

const hostile = `</script><img src=x onerror=alert(1)>|"'\u0007`
const quantiles = { p50: 1, p95: 2, p99: 3 }
const route = { key: hostile, requests: 1, failed: 1, latency: quantiles, statuses: { 500: 1 } }

function judged(bad: Parameters<typeof evidenceOf>[0] = {}) {
  const evidence = evidenceOf(bad, { routes: [...evidenceOf().client.routes, route] })
  return { evidence, verdict: { ...judge(evidence), service: hostile } }
}

describe('the reports', () => {
  it('let nothing out of its place that a name brings along', () => {
    const page = asHtml(judged())
    expect(page).not.toContain('<img')
    expect(page.match(/<\/script>/g)).toHaveLength(5)
    expect(asJunit(judged().verdict)).not.toContain('<img')
    expect(asJunit(judged().verdict)).not.toContain('\u0007')
    expect(asMarkdown(judged().verdict)).not.toMatch(/(?<!\\)<img/)
  })

  it('need no network: the page holds its library, its style and its data', () => {
    const page = asHtml(judged({ p99: 5 }))
    expect(page).not.toMatch(/(src|href)="https?:/)
    expect(page).toContain('uPlot')
    const data = [...page.matchAll(/<script type="application\/json">(.*?)<\/script>/gs)]
    expect(data).toHaveLength(3)
    for (const [, json] of data) {
      const { x, series } = JSON.parse(json!) as { x: number[]; series: { values: unknown[] }[] }
      for (const { values } of series) expect(values).toHaveLength(x.length)
    }
  })

  it("show the server's side beside the client's, where Prometheus has it", () => {
    const evidence = { ...evidenceOf({ p99: 5 }), prometheus: recorded }
    const verdict = judge(evidence)
    const page = asHtml({ verdict, evidence })
    expect(page).toContain('4 · 11 · 30 ms')
    expect(page).toContain('1.4.2 abcdef0; before the run 1.4.1')
    expect(asMarkdown(verdict)).toContain('| GET /a | 7170 | 2 | 4 · 11 · 30 ms |')
    const text = describeVerdict({ evidence, verdict, report: 'r.html' }, (_style, each) => each)
    expect(text).toContain(
      'at the server, by Prometheus: 0.0139 % failed, p95 12 ms, p99 31 ms, event loop 11 ms, ' +
        'processor 62 % of a core, heap 40 % of its limit',
    )
    const without = asHtml({ verdict: judge(evidenceOf()), evidence: evidenceOf() })
    expect(without).not.toContain('Prometheus')
  })

  it('let no pool, version or complaint out of its place that Prometheus brings along', () => {
    const pool = { max: 1, mostUsed: 1, mostWaiting: 0, waited: 0 }
    const saturation = { ...recorded.saturation!, pools: { [hostile]: pool } }
    const releases = { before: [], during: [[hostile]] }
    const evidence = {
      ...evidenceOf(),
      prometheus: { ...recorded, saturation, releases, problem: hostile },
    }
    const verdict = judge(evidence)
    expect(asHtml({ verdict, evidence })).not.toContain('<img')
    expect(asMarkdown(verdict)).not.toMatch(/(?<!\\)<img/)
  })

  it('say fail as a failure and unproven as an error', () => {
    expect(asJunit(judged({ p99: 5 }).verdict)).toMatch(/failures="2" errors="0"/)
    const evidence = { ...evidenceOf(), end: 'interrupted' as const }
    expect(asJunit(judge(evidence))).toMatch(/failures="0" errors="4"/)
    expect(asJunit(judge(evidenceOf()))).not.toMatch(/<(failure|error)/)
  })

  it('tell a person the verdict last, and why before it', () => {
    const evidence = evidenceOf({ p99: 5 })
    const text = describeVerdict(
      { evidence, verdict: judge(evidence), report: 'r.html' },
      (_style, each) => each,
    )
    expect(text.split('\n').slice(-2)).toEqual([
      'fail  2.08 % of requests took longer than 500 ms, where 1 % may.',
      'r.html',
    ])
    expect(text).toContain('99 % within 500 ms')
  })
})
