import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scrapedService } from '../../../dashboards/test/support/scraped.ts'
import { previewPage } from '../../src/preview/page.ts'
import { openBrowser, show } from '../support/browser.ts'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'
import { everyKind, hostile } from './boards.ts'

/** A cold cache has the tools fetched, or built from source. */
const timeout = 20 * 60_000

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('dashboards with a real Prometheus', { timeout }, () => {
  it('are checked, drawn in a real browser with their data, and run nothing that is in them', async () => {
    const url = await scrapedService()
    const cwd = project({ 'every-kind.json': everyKind, 'obs.service.json': { name: 'orders' } })

    const checked = await obs(
      ['dashboards', 'check', 'every-kind.json', '--prometheus', url, '--from', '1m'],
      { cwd },
    )
    expect(checked.code).toBe(1)
    expect(checked.out).toMatch(/data {5}Requests +returned \d+ series/)
    expect(checked.out).toMatch(/empty {4}Absent +returned 0 series; it says "Only with breakers"/)
    expect(checked.out).toContain(
      `"Typo": nobody has the metric http_server_requests (asked: ${url}/)`,
    )
    expect(checked.out).toMatch(/error {4}Wrong +A: .*expected type instant vector/)

    const previewed = await obs(
      [
        'dashboards',
        'preview',
        'every-kind.json',
        '--prometheus',
        url,
        '--from',
        '1m',
        '--out',
        'page.html',
      ],
      { cwd },
    )
    expect(previewed.out).toContain('page.html: 1 dashboards, 8 of 12 panels with data')
    const html = await readFile(join(cwd, 'page.html'), 'utf8')
    expect(html).toContain('title="well"')
    for (const dark of [false, true]) {
      const { page, complaints, requests, ink } = await show(browser, html, { dark })
      const text = (await page.evaluate('document.body.innerText')) as string
      expect([complaints, requests]).toEqual([[], []])
      expect(await page.title()).toBe('Every kind')
      expect(await page.$$('img, .panel b')).toEqual([])
      expect(ink).toHaveLength(4)
      expect(ink.every((pixels) => pixels > 500)).toBe(true)
      for (const seen of [
        hostile,
        'More of All',
        'Only with breakers',
        'expected type instant vector',
        'Read me',
        'req/s',
        '/users/:id',
      ]) {
        expect(text).toContain(seen)
      }
      const [width, window] = (await page.evaluate(
        '[document.documentElement.scrollWidth, innerWidth]',
      )) as [number, number]
      expect(width).toBeLessThanOrEqual(window)
      await page.close()
    }

    const own = await obs(['dashboards', 'preview', '--prometheus', url, '--from', '1m'], { cwd })
    expect(own.out).toMatch(/^\.obs\/dashboards\.html: \d+ dashboards, \d+ of \d+ panels with data/)
    const drawn = await show(browser, await readFile(join(cwd, '.obs/dashboards.html'), 'utf8'), {
      width: 700,
    })
    expect([drawn.complaints, drawn.requests]).toEqual([[], []])
    expect(await previewPage(everyKind, url, { from: 'now-1m', to: 'now' })).toContain('Every kind')
  })
})
