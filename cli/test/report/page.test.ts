import { judge } from '@obs-toolkit/load'
import type { Evidence, ServerSnapshot } from '@obs-toolkit/load'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evidenceOf, serverOf } from '../../../load/test/verdict/support.ts'
import { asHtml } from '../../src/report/html/html.ts'
import { openBrowser, show } from '../support/browser.ts'

const hostile = `</script><img src=x onerror=console.log('ran')>|"'`
const latency = { p50: 9, p95: 300, p99: 800 }

/** A look at a server that calls a dependency, after so many seconds of the measured phase. */
function lookAfter(seconds: number, server: ServerSnapshot): ServerSnapshot {
  const count = seconds * 240
  const buckets = { '0.5': count * 0.95, '1': count, '+Inf': count }
  const counted = { count, failed: 0, seconds: count * 0.1, buckets }
  return {
    ...server,
    at: new Date(Date.parse('2026-01-01T00:00:20Z') + seconds * 1000).toISOString(),
    routes: { [hostile]: counted },
    dependencies: { [hostile]: counted },
    cpuSeconds: seconds * 0.4,
    gcSeconds: seconds * 0.02,
    eventLoopP99: 0.01 + (seconds % 3) / 100,
    eventLoopMax: 0.05,
  }
}

function evidenceFor(bad: Parameters<typeof evidenceOf>[0], end: Evidence['end']): Evidence {
  const failed = { key: hostile, requests: 90, failed: 9, latency, statuses: { 500: 9, 200: 81 } }
  const evidence = evidenceOf(bad, {
    routes: [...evidenceOf().client.routes, failed],
    slots: evidenceOf().client.slots.map((slot) => ({ ...slot, latency })),
    failures: { [`status:${hostile}`]: 9 },
    slowest: [{ ms: 800, route: hostile, traceId: hostile }],
  })
  const server = serverOf([hostile])!
  const snapshots = Array.from({ length: 30 }, (_, at) => lookAfter(at * 2, server.snapshots[0]!))
  const plan = { ...evidence.plan, service: hostile }
  return { ...evidence, end, plan, server: { ...server, snapshots } }
}

const pages = [
  { outcome: 'pass', evidence: evidenceFor({}, 'complete') },
  { outcome: 'fail', evidence: evidenceFor({ p99: 9, errors: 60 }, 'curtailed') },
  { outcome: 'unproven', evidence: evidenceFor({ p99: 2 }, 'interrupted') },
]

describe('the page of a verdict, in a real browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each(pages)(
    'shows $outcome, dark and light, wide and narrow',
    async ({ outcome, evidence }) => {
      const verdict = judge(evidence)
      expect(verdict.verdict).toBe(outcome)
      for (const looking of [{ dark: true }, { dark: false, width: 400 }]) {
        const shown = await show(browser, asHtml({ verdict, evidence }), looking)
        expect(shown).toMatchObject({ complaints: [], requests: [] })
        expect(shown.ink).toHaveLength(7)
        for (const ink of shown.ink) expect(ink).toBeGreaterThan(1_000)
        const text = String(await shown.page.evaluate('document.querySelector("header").innerText'))
        expect(text).toContain(outcome)
        expect(text).toContain(hostile)
        expect(text.replaceAll('`', '')).toContain(verdict.reason.replaceAll('`', ''))
        expect(await shown.page.evaluate('document.images.length')).toBe(0)
        const overflow = 'document.documentElement.scrollWidth - innerWidth'
        expect(await shown.page.evaluate(overflow)).toBeLessThanOrEqual(0)
        await shown.page.close()
      }
    },
  )
})
