import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { escapeScript } from '../escape.ts'
import type { Plot } from './plot.ts'

const assets = new URL('../../../assets/report/', import.meta.url)
const uplot = createRequire(import.meta.url).resolve('uplot')

/** The one place from which pages get their plots: library, drawing and data, all within the page. */
export function embedPlots(plots: readonly Plot[]): {
  style: string
  body: string
  script: string
} {
  const figures = plots.map((_plot, at) => `<figure class="plot" data-plot="${at}"></figure>`)
  return {
    style: library('uPlot.min.css'),
    body: figures.join('\n'),
    script: [
      `<script type="application/json" id="plots">${escapeScript(JSON.stringify(plots))}</script>`,
      `<script>${library('uPlot.iife.min.js')}</script>`,
      `<script>${asset('plot.js')}</script>`,
    ].join('\n'),
  }
}

export function asset(name: string): string {
  return readFileSync(new URL(name, assets), 'utf8')
}

function library(name: string): string {
  return readFileSync(new URL(name, pathToFileURL(uplot)), 'utf8')
}
