import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const assets = new URL('../../../assets/report/', import.meta.url)
const uplot = pathToFileURL(createRequire(import.meta.url).resolve('uplot'))

/** A file of `assets/report`. */
export function asset(name: string): string {
  return readFileSync(new URL(name, assets), 'utf8')
}

/** A file of uPlot's. */
export function library(name: string): string {
  return readFileSync(new URL(name, uplot), 'utf8')
}
