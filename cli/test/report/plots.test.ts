import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Browser } from 'puppeteer-core'
import { asPage } from '../../src/report/page/page.ts'
import { figure } from '../../src/report/plot/figure.ts'
import type { Plot } from '../../src/report/plot/plot.ts'
import { openBrowser, show } from '../support/browser.ts'

const hostile = `</script><img src="https://example.com/x" onerror="console.log('ran')">`
const x = Array.from({ length: 60 }, (_, at) => at)
const plot: Plot = {
  title: 'Response time',
  note: 'At the client.',
  unit: 'ms',
  x,
  series: [
    { label: 'p99', values: x.map((at) => 100 + at), fill: { to: 'p50' } },
    { label: 'p50', values: x.map((at) => (at % 7 === 0 ? null : 20 + (at % 5))) },
  ],
  targets: [{ label: 'at most', value: 200 }],
  moments: [{ label: 'restart', at: 30 }],
}

function pageOf(...plots: readonly Plot[]): string {
  const figures = plots.map(figure).join('\n')
  return asPage({ title: 'Plots', body: `<div class="plots">${figures}</div>` })
}

describe('plots in a real browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it.each([{ dark: false }, { dark: true }, { width: 380 }])(
    'are drawn from the page alone, without a complaint: %j',
    async (looking) => {
      const wide = { ...plot, logarithmic: true, clock: true, x: x.map((at) => 1.8e9 + at) }
      const shown = await show(browser, pageOf(plot, wide), looking)
      expect(shown).toMatchObject({ complaints: [], requests: [] })
      expect(shown.ink).toHaveLength(2)
      for (const ink of shown.ink) expect(ink).toBeGreaterThan(1_000)
      const overflow = 'document.documentElement.scrollWidth - innerWidth'
      expect(await shown.page.evaluate(overflow)).toBeLessThanOrEqual(0)
      await shown.page.close()
    },
  )

  it('find room for values that are all the same, wherever their axis begins', async () => {
    const level = (value: number): Plot => ({
      ...plot,
      targets: [],
      lowest: value,
      series: [{ label: 'level', values: x.map(() => value) }],
    })
    const shown = await show(browser, pageOf(level(5), level(0), level(-5)))
    expect(shown.complaints).toEqual([])
    for (const ink of shown.ink) expect(ink).toBeGreaterThan(1_000)
    await shown.page.close()
  })

  it('follow the window when it is resized, and its colours when they change', async () => {
    const shown = await show(browser, pageOf(plot))
    const drawing = 'document.querySelector("canvas").toDataURL()'
    const light = await shown.page.evaluate(drawing)
    await shown.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    await shown.page.waitForFunction(`${drawing} !== ${JSON.stringify(light)}`)
    await shown.page.setViewport({ width: 420, height: 900 })
    await shown.page.waitForFunction('document.querySelector("canvas").clientWidth < 420')
    expect(shown.complaints).toEqual([])
    await shown.page.close()
  })

  it('let no text of theirs become markup', async () => {
    const bad = {
      ...plot,
      title: hostile,
      note: hostile,
      unit: hostile,
      series: plot.series.map((each) => ({ ...each, label: hostile, fill: true as const })),
      targets: [{ label: hostile, value: 100 }],
      moments: [{ label: hostile, at: 3 }],
    }
    const shown = await show(browser, pageOf(bad))
    expect(shown).toMatchObject({ complaints: [], requests: [] })
    expect(await shown.page.evaluate('document.images.length')).toBe(0)
    expect(await shown.page.evaluate('document.querySelector("h3").textContent')).toBe(hostile)
    expect(shown.ink).toHaveLength(1)
    await shown.page.close()
  })

  it('run and fetch nothing that got into the page in spite of all', async () => {
    let asked = 0
    const server = createServer((_request, response) => void response.end(String(++asked)))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const body = hostile.replace('https://example.com', `http://127.0.0.1:${port}`)
    const shown = await show(browser, asPage({ title: 'x', body: `<script>${body}` }))
    expect(shown.complaints.join()).toContain('Content Security Policy')
    expect(shown.complaints).not.toContain('ran')
    expect(asked).toBe(0)
    await shown.page.close()
  })

  it('say so where nothing was measured', async () => {
    const empty = { ...plot, series: [{ label: 'p99', values: x.map(() => null) }] }
    const shown = await show(browser, pageOf(empty, { ...empty, x: [], series: [] }))
    expect(shown).toMatchObject({ complaints: [], ink: [] })
    expect(await shown.page.evaluate('document.body.innerText')).toContain('Nothing was measured.')
    await shown.page.close()
  })
})
