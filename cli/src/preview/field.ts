import { findAll, finite, object, objects, text } from '@obs-toolkit/dashboards/checks'
import type { FieldConfig, Json, Panel, Series } from '@obs-toolkit/dashboards/checks'

/** How one series or column is to be shown: the panel's defaults, and what overrides say of it. */
export interface Field {
  readonly unit: string
  readonly decimals: number | null
  readonly min: number | null
  readonly max: number | null
  /** What a value is called in place of a number. */
  readonly mappings: readonly Json[]
  readonly steps: readonly Step[]
  readonly colour: string
  readonly displayName: string
  readonly dashed: boolean
  readonly hidden: boolean
  readonly fill: number
  readonly stacked: boolean
  /** Whether thresholds are lines in a plot. */
  readonly thresholdLines: boolean
  readonly properties: ReadonlyMap<string, unknown>
}

export interface Step {
  /** Null for the first, which begins at minus infinity. */
  readonly from: number | null
  readonly colour: string
}

interface Subject {
  readonly name: string
  readonly refId: string
  readonly labels?: Series['labels']
}

export function fieldOf({ field }: Pick<Panel, 'field'>, subject: Subject): Field {
  const properties = propertiesOf(field, subject)
  const custom = (name: string): unknown => properties.get(`custom.${name}`)
  const color = object(properties.get('color'))
  return {
    unit: text(properties.get('unit')),
    decimals: finite(properties.get('decimals')),
    min: finite(properties.get('min')),
    max: finite(properties.get('max')),
    mappings: objects(properties.get('mappings')),
    steps: stepsIn(properties.get('thresholds')),
    colour: color['mode'] === 'fixed' ? text(color['fixedColor']) : '',
    displayName: text(properties.get('displayName')),
    dashed: ['dash', 'dot'].includes(text(object(custom('lineStyle'))['fill'])),
    hidden: custom('hidden') === true || object(custom('hideFrom'))['viz'] === true,
    fill: finite(custom('fillOpacity')) ?? 0,
    stacked: ['normal', 'percent'].includes(text(object(custom('stacking'))['mode'])),
    thresholdLines: !['', 'off'].includes(text(object(custom('thresholdsStyle'))['mode'])),
    properties,
  }
}

/** The defaults flattened to the names that overrides use, then each override that matches, in order. */
function propertiesOf(
  { defaults, overrides }: FieldConfig,
  subject: Subject,
): ReadonlyMap<string, unknown> {
  const { custom, ...plain } = defaults
  const properties = new Map<string, unknown>(Object.entries(plain))
  for (const [name, value] of Object.entries(object(custom))) {
    properties.set(`custom.${name}`, value)
  }
  for (const { matcher, properties: own } of overrides) {
    if (!matches(matcher, subject)) continue
    for (const { id, value } of own) properties.set(id, value)
  }
  return properties
}

function matches({ id, options }: Json, { name, refId }: Subject): boolean {
  if (id === 'byName') return options === name
  if (id === 'byFrameRefID') return options === refId
  if (id === 'byRegexp') return isFoundIn(text(options), name)
  return (
    id === 'byNames' &&
    Array.isArray(object(options)['names']) &&
    (object(options)['names'] as unknown[]).includes(name)
  )
}

/** A pattern that is none, or takes too long, matches nothing. */
function isFoundIn(text: string, name: string): boolean {
  const [, body = text, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? []
  try {
    return findAll(body, flags.replace('g', ''), [name])[0] !== null
  } catch {
    return false
  }
}

function stepsIn(thresholds: unknown): readonly Step[] {
  return objects(object(thresholds)['steps']).map(({ value, color }) => ({
    from: finite(value),
    colour: text(color),
  }))
}
