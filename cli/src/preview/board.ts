import { interpolate } from '@obs-toolkit/dashboards/checks'
import type { BoardResults, Dashboard, Panel } from '@obs-toolkit/dashboards/checks'
import { escapeMarkup } from '../report/escape.ts'
import { drawPanel } from './panel.ts'
import { placeIn, sectionsOf } from './sections.ts'
import type { Section } from './sections.ts'

export interface DrawnBoard {
  readonly dashboard: Dashboard
  readonly results: BoardResults
}

export function drawBoard({ dashboard, results }: DrawnBoard, id: string): string {
  const { panels } = results
  const withData = panels.filter(({ outcome }) => outcome === 'data').length
  const facts = [
    spanOf(results),
    `${withData} of ${panels.length} panels with data`,
    ...chosen(results),
  ]
  const sections = sectionsOf(dashboard).map((section) => drawSection(section, dashboard, results))
  return `<article class="board" id="${id}">
<header><h1>${escapeMarkup(dashboard.title)}</h1><p class="facts">${facts.map((fact) => `<span>${escapeMarkup(fact)}</span>`).join('')}</p></header>
${sections.join('\n')}
</article>`
}

function drawSection(section: Section, dashboard: Dashboard, results: BoardResults): string {
  const drawn = dashboard.panels.filter(({ type }) => type !== 'row')
  const panels = section.panels.map((panel) => {
    const result = results.panels[drawn.indexOf(panel)]
    return `<div class="place" style="${placeIn(section, panel)}">${drawPanel(panel, result, results, titleOf(panel, results))}</div>`
  })
  const grid = `<div class="board-grid">${panels.join('\n')}</div>`
  if (section.row === null) return grid
  return `<details class="row" open><summary><h2>${escapeMarkup(titleOf(section.row, results))}</h2></summary>${grid}</details>`
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
  const day = (seconds: number): string =>
    new Date(seconds * 1_000).toISOString().slice(0, 16).replace('T', ' ')
  return `${day(from)} to ${day(to)} UTC`
}
