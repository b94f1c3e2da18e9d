import { interpolate } from '@obs-toolkit/dashboards/checks'
import type { BoardResults, Dashboard, Panel, PanelResult } from '@obs-toolkit/dashboards/checks'
import { escapeMarkup } from '../report/escape.ts'
import { momentsOf } from './moments.ts'
import { drawPanel } from './panel.ts'
import { placeIn, sectionsOf } from './sections.ts'
import type { DrawnResults } from './views/view.ts'
import type { Section } from './sections.ts'

export interface DrawnBoard {
  readonly dashboard: Dashboard
  readonly results: BoardResults
}

export function drawBoard({ dashboard, results }: DrawnBoard, id: string): string {
  const { panels } = results
  const withData = panels.filter(({ outcome }) => outcome === 'data').length
  const facts = [`${withData} of ${panels.length} panels with data`, ...chosen(results)]
  const drawn = { ...results, moments: momentsOf(dashboard, results) }
  const sections = sectionsOf(dashboard).map((section) => drawSection(section, dashboard, drawn))
  return `<article class="board" id="${id}">
<header><h1>${escapeMarkup(dashboard.title)}</h1><p class="facts"><span>${spanOf(results)}</span>${facts.map((fact) => `<span>${escapeMarkup(fact)}</span>`).join('')}</p></header>
${sections.join('\n')}
</article>`
}

function drawSection(section: Section, dashboard: Dashboard, results: DrawnResults): string {
  const drawn = dashboard.panels.filter(({ type }) => type !== 'row')
  const panels = section.panels.map((panel) => {
    const result = results.panels[drawn.indexOf(panel)]
    return `<div class="place" style="${placeIn(section, panel)}">${drawPanel(panel, result, results, titleOf(panel, results))}</div>`
  })
  const grid = `<div class="board-grid">${panels.join('\n')}</div>`
  if (section.row === null) return grid
  const title = `<h2>${escapeMarkup(titleOf(section.row, results))}</h2>`
  const empty = section.panels.every((panel) => isEmpty(results.panels[drawn.indexOf(panel)]))
  if (!empty) return `<details class="row" open><summary>${title}</summary>${grid}</details>`
  return `<details class="row"><summary>${title}<span class="empty">no data</span></summary>${grid}</details>`
}

/** An error is not: it has something to say. */
function isEmpty(result: PanelResult | undefined): boolean {
  return result?.outcome === 'empty'
}

/** With the variables in it filled in, as people read them. */
function titleOf({ title }: Panel, { variables }: BoardResults): string {
  const plain = variables.map(
    (each) =>
      [each.name, { ...each, all: each.all === null ? null : 'All', several: false }] as const,
  )
  return interpolate(title, { globals: {}, variables: Object.fromEntries(plain) })
}

function chosen({ variables }: BoardResults): readonly string[] {
  const asked = variables.filter((each) => each.asked !== null)
  return asked.map(({ name, values, offered, all }) => {
    const every = all !== null || (values.length === offered.length && values.length > 1)
    return `${name}: ${every ? `all ${offered.length}` : values.slice(0, 3).join(', ') || 'none'}`
  })
}

function spanOf({ from, to }: BoardResults): string {
  const moment = (seconds: number): string => {
    const iso = new Date(seconds * 1_000).toISOString()
    return `<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`
  }
  return `${moment(from)} to ${moment(to)}`
}
