import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launch } from 'puppeteer-core'
import type { Browser, Page } from 'puppeteer-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['OBS_CHROMIUM'] ?? places.find((path) => existsSync(path))
  if (executablePath === undefined) throw new Error('there is no Chromium on this machine')
  return launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

export interface Shown {
  readonly page: Page
  /** Of the console, errors that nobody caught included. */
  readonly complaints: readonly string[]
  /** Addresses that it asked for, beside its own. */
  readonly requests: readonly string[]
  /** Pixels that are not of the background, for each canvas. */
  readonly ink: readonly number[]
}

export interface Looking {
  readonly dark?: boolean
  readonly width?: number
}

/** A page as a person opens it: from a file, in a window of this width, after it has drawn. */
export async function show(
  browser: Browser,
  html: string,
  { dark = false, width = 1280 }: Looking = {},
): Promise<Shown> {
  const folder = await mkdtemp(join(tmpdir(), 'obs-page-'))
  const file = join(folder, 'page.html')
  await writeFile(file, html)
  const page = await browser.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => requests.push(request.url()))
  page.once('close', () => void rm(folder, { recursive: true, force: true }))
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
  ])
  await page.setViewport({ width, height: 900 })
  await page.goto(pathToFileURL(file).href)
  await page.waitForSelector('html[data-drawn]')
  // uPlot draws in a microtask of its own.
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))')
  const own = pathToFileURL(file).href
  return {
    page,
    complaints,
    requests: requests.filter((url) => url !== own && !url.startsWith('data:')),
    ink: (await page.evaluate(inkOfEach)) as number[],
  }
}

const inkOfEach = `[...document.querySelectorAll('canvas')].map((canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  let ink = 0
  for (let at = 3; at < data.length; at += 4) if (data[at] > 0) ink += 1
  return ink
})`
