import { judge } from '@obs-toolkit/load'
import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../../../load/test/verdict/support.ts'
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
