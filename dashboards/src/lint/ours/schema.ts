import { isObject } from '../../classic/values.ts'
import type { Json } from '../../classic/dashboard.ts'
import type { Rule } from '../rule.ts'

type Type = 'text' | 'number' | 'boolean' | 'object' | 'list' | 'source'

/** What Grafana writes at each place; a place that is not there is not looked at. */
const shape: readonly (readonly [path: string, type: Type])[] = [
  ['title', 'text'],
  ['uid', 'text'],
  ['editable', 'boolean'],
  ['schemaVersion', 'number'],
  ['tags', 'list'],
  ['panels', 'list'],
  ['templating', 'object'],
  ['templating.list', 'list'],
  ['templating.list[].name', 'text'],
  ['templating.list[].type', 'text'],
  ['templating.list[].datasource', 'source'],
  ['templating.list[].multi', 'boolean'],
  ['templating.list[].includeAll', 'boolean'],
  ['templating.list[].refresh', 'number'],
  ['annotations', 'object'],
  ['annotations.list', 'list'],
  ['annotations.list[].datasource', 'source'],
  ['links', 'list'],
  ['time', 'object'],
  ['time.from', 'text'],
  ['time.to', 'text'],
  ['panels[].id', 'number'],
  ['panels[].type', 'text'],
  ['panels[].title', 'text'],
  ['panels[].description', 'text'],
  ['panels[].datasource', 'source'],
  ['panels[].gridPos', 'object'],
  ['panels[].gridPos.x', 'number'],
  ['panels[].gridPos.y', 'number'],
  ['panels[].gridPos.w', 'number'],
  ['panels[].gridPos.h', 'number'],
  ['panels[].targets', 'list'],
  ['panels[].targets[].refId', 'text'],
  ['panels[].targets[].expr', 'text'],
  ['panels[].targets[].datasource', 'source'],
  ['panels[].fieldConfig', 'object'],
  ['panels[].fieldConfig.defaults', 'object'],
  ['panels[].fieldConfig.defaults.unit', 'text'],
  ['panels[].fieldConfig.defaults.mappings', 'list'],
  ['panels[].fieldConfig.defaults.thresholds', 'object'],
  ['panels[].fieldConfig.defaults.thresholds.steps', 'list'],
  ['panels[].fieldConfig.overrides', 'list'],
  ['panels[].fieldConfig.overrides[].matcher', 'object'],
  ['panels[].fieldConfig.overrides[].properties', 'list'],
  ['panels[].options', 'object'],
  ['panels[].links', 'list'],
]

const needed: ReadonlySet<string> = new Set([
  'title',
  'uid',
  'panels[].type',
  'panels[].gridPos',
  'templating.list[].name',
  'templating.list[].type',
])

const names: Readonly<Record<Type, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  list: 'a list',
  source: 'a data source (an object with uid and type, or a name)',
}

export const schema: Rule = {
  name: 'schema',
  from: 'obs',
  severity: 'error',
  about:
    'Every field has the type that Grafana writes, and the fields are there without which it cannot draw.',
  *check({ dashboard }) {
    for (const [path, type] of shape) {
      for (const { at, value } of placesOf(dashboard.json, path)) {
        const missing = value === undefined || value === null
        if (missing ? !needed.has(path) : isOf(type, value)) continue
        yield {
          message: missing ? `${at} is missing` : `${at} is ${said(value)}`,
          remedy: `It has to be ${names[type]}.`,
        }
      }
    }
  },
}

interface Place {
  readonly at: string
  readonly value: unknown
}

/** Every place that a path leads to; panels within rows are panels too. */
function placesOf(json: Json, path: string): readonly Place[] {
  const start = { at: '', value: json as unknown }
  return path
    .split('.')
    .reduce<readonly Place[]>(
      (places, part) => places.flatMap((place) => step(place, part)),
      [start],
    )
}

function step({ at, value }: Place, part: string): readonly Place[] {
  if (!isObject(value)) return []
  const name = part.replace('[]', '')
  const place = { at: at === '' ? name : `${at}.${name}`, value: value[name] }
  if (!part.endsWith('[]')) return [place]
  if (!Array.isArray(place.value)) return []
  const items = place.value.map((each: unknown, index) => ({
    at: `${place.at}[${index}]`,
    value: each,
  }))
  return name === 'panels' ? items.flatMap((item) => [item, ...step(item, part)]) : items
}

function isOf(type: Type, value: unknown): boolean {
  if (type === 'object') return isObject(value)
  if (type === 'list') return Array.isArray(value)
  if (type === 'source') {
    return typeof value === 'string' || (isObject(value) && typeof value['uid'] === 'string')
  }
  return typeof value === (type === 'text' ? 'string' : type)
}

function said(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
