import type { FieldConfig, Grid, Json, Override, Panel, Target } from './dashboard.ts'
import { readDatasource } from './datasource.ts'
import { readLink } from './read-link.ts'
import { isObject, object, objects, text, wholeNumber } from './values.ts'

/** All of them, in the order of the file: a row, then what it holds. */
export function readPanels(json: Json): readonly Panel[] {
  const ofRows = objects(json['rows']).flatMap((row) => objects(row['panels']))
  return [...ofRows, ...objects(json['panels'])].flatMap((panel) => readPanel(panel, null))
}

function readPanel(json: Json, inside: Panel | null): readonly Panel[] {
  const panel: Panel = {
    id: wholeNumber(json['id']),
    title: text(json['title']),
    description: text(json['description']),
    type: text(json['type']),
    datasource: readDatasource(json['datasource']),
    targets: objects(json['targets']).map(readTarget),
    grid: readGrid(json['gridPos']),
    inside,
    repeat: text(json['repeat']),
    field: readField(object(json['fieldConfig'])),
    links: objects(json['links']).map(readLink),
    options: object(json['options']),
    json,
  }
  // A row in a row is nothing that Grafana knows, and would let a file decide how deep we go.
  const held = inside === null ? objects(json['panels']) : []
  return [panel, ...held.flatMap((each) => readPanel(each, panel))]
}

function readTarget(json: Json, index: number): Target {
  return {
    index,
    refId: text(json['refId']),
    expr: text(json['expr']),
    datasource: readDatasource(json['datasource']),
    hidden: json['hide'] === true,
    instant: json['instant'] === true,
    range: json['range'] === true,
    exemplar: json['exemplar'] === true,
    format: text(json['format']),
    legend: text(json['legendFormat']),
    interval: text(json['interval']),
    panelId: wholeNumber(json['panelId']),
    json,
  }
}

function readGrid(json: unknown): Grid | null {
  if (!isObject(json)) return null
  const sides = [json['x'] ?? 0, json['y'] ?? 0, json['w'], json['h']].map(wholeNumber)
  const [x, y, w, h] = sides
  return x == null || y == null || w == null || h == null ? null : { x, y, w, h }
}

function readField(json: Json): FieldConfig {
  const defaults = object(json['defaults'])
  return {
    unit: text(defaults['unit']),
    mappings: defaults['mappings'] == null ? null : objects(defaults['mappings']),
    noValue: text(defaults['noValue']),
    defaults,
    overrides: objects(json['overrides']).map(readOverride),
  }
}

function readOverride(json: Json): Override {
  const properties = objects(json['properties'])
  return {
    matcher: object(json['matcher']),
    properties: properties.map(({ id, value }) => ({ id: text(id), value })),
  }
}
