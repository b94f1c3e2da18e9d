import type { FieldConfig, Panel } from '../../classic/dashboard.ts'
import { list, object, text } from '../../classic/values.ts'
import type { Rule } from '../rule.ts'
import { isGrafanaUnit, isLinterUnit } from './units.ts'
import { isMeasured } from './panel-types.ts'

export const panelUnits: Rule = {
  name: 'panel-units-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about:
    'Panels have a unit that Grafana knows, by an override or for the whole panel. Value mappings, and stats of text, need none.',
  differs:
    'An empty list of mappings excuses nothing, though Grafana saves one with most panels. Units that Grafana has and ' +
    'dashboard-linter does not list (`sishort`, `suffix:…`) are a warning.',
  *check({ dashboard }) {
    for (const panel of dashboard.panels.filter(isMeasured)) {
      if (showsText(panel) || hasMappings(panel.field)) continue
      const unit = unitOf(panel.field)
      if (isLinterUnit(unit)) continue
      yield {
        panel,
        severity: isGrafanaUnit(unit) ? 'warning' : 'error',
        message: messageFor(unit),
        remedy:
          'Set a unit of Grafana\'s list: "reqps", "percentunit", "s", "bytes", "short", "none" …',
      }
    }
  },
}

function messageFor(unit: string): string {
  if (unit === '') return 'it has no unit'
  if (isGrafanaUnit(unit)) {
    return `its unit "${unit}" is Grafana's, but dashboard-linter does not know it`
  }
  return `its unit "${unit}" is unknown`
}

function showsText({ type, options }: Panel): boolean {
  return type === 'stat' && text(object(options['reduceOptions'])['fields']) !== ''
}

function hasMappings({ mappings, overrides }: FieldConfig): boolean {
  const overridden = overrides
    .flatMap(({ properties }) => properties)
    .filter(({ id }) => id === 'mappings')
  return (mappings ?? []).length > 0 || overridden.some(({ value }) => list(value).length > 0)
}

/** That of the last override that has one wins. */
function unitOf({ unit, overrides }: FieldConfig): string {
  const overridden = overrides
    .flatMap(({ properties }) => properties)
    .filter(({ id }) => id === 'unit')
  return text(overridden.at(-1)?.value) || unit
}
