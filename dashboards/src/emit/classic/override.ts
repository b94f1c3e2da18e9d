import type { DynamicConfigValue, MatcherConfig } from '@grafana/grafana-foundation-sdk/dashboard'
import { refId } from '../../layout/ref-id.ts'
import type { Query, SeriesStyle } from '../../model/panel.ts'
import { colours } from './colours.ts'

export interface Override {
  readonly matcher: MatcherConfig
  readonly properties: DynamicConfigValue[]
}

/** How some series of a panel look; the names of the properties are Grafana's. */
export function override(style: SeriesStyle, queries: readonly Query[]): Override {
  const { colour, line, fill, width, unstacked } = style
  const properties: DynamicConfigValue[] = []
  const set = (id: string, value: unknown): void => void properties.push({ id, value })
  if (colour !== undefined) set('color', { mode: 'fixed', fixedColor: colours[colour] })
  if (line !== undefined) set('custom.lineStyle', lines[line])
  if (fill !== undefined) set('custom.fillOpacity', fill)
  if (width !== undefined) set('custom.lineWidth', width)
  if (unstacked === true) set('custom.stacking', { group: 'A', mode: 'none' })
  return { matcher: matcher(style.of, queries), properties }
}

const lines = {
  dashed: { fill: 'dash', dash: [10, 10] },
  dotted: { fill: 'dot', dash: [0, 10] },
} as const

function matcher(of: SeriesStyle['of'], queries: readonly Query[]): MatcherConfig {
  if ('name' in of) return { id: 'byName', options: of.name }
  if ('like' in of) return { id: 'byRegexp', options: of.like }
  return { id: 'byFrameRefID', options: refIdOf(of.query, queries) }
}

export function refIdOf(key: string, queries: readonly Query[]): string {
  const at = queries.findIndex((query) => query.key === key)
  if (at < 0) throw new Error(`no query has the key ${key}`)
  return refId(at)
}
