import type { Annotation, Dashboard, Json } from './dashboard.ts'
import { readDatasource } from './datasource.ts'
import { readLink } from './read-link.ts'
import { readPanels } from './read-panels.ts'
import { readVariable } from './read-variable.ts'
import { isObject, object, objects, text } from './values.ts'

/** Why a document is not a dashboard that can be checked. */
export class NotADashboard extends Error {
  override readonly name = 'NotADashboard'
}

/**
 * Reads a dashboard from a file, from an export of Grafana's API, or from a Kubernetes object.
 * What has the wrong type counts as missing here; the rule `schema` reports it.
 */
export function readDashboard(document: unknown): Dashboard {
  const json = unwrap(document)
  const time = object(json['time'])
  return {
    title: text(json['title']),
    uid: text(json['uid']),
    editable: json['editable'] === true,
    time: { from: text(time['from']) || 'now-6h', to: text(time['to']) || 'now' },
    panels: readPanels(json),
    variables: objects(object(json['templating'])['list']).map(readVariable),
    annotations: objects(object(json['annotations'])['list']).map(readAnnotation),
    links: objects(json['links']).map(readLink),
    json,
  }
}

function unwrap(document: unknown): Json {
  if (!isObject(document)) throw new NotADashboard('a dashboard is a JSON object')
  if (isObject(document['dashboard'])) return unwrap(document['dashboard'])
  const isResource = typeof document['apiVersion'] === 'string' && isObject(document['spec'])
  const json = isResource ? object(document['spec']) : document
  if (isObject(json['elements'])) {
    throw new NotADashboard('this is schema v2; export it as classic JSON to have it checked')
  }
  if (!('panels' in json) && !('rows' in json)) throw new NotADashboard('it has no panels')
  return json
}

function readAnnotation(json: Json): Annotation {
  return {
    name: text(json['name']),
    expr: text(json['expr']) || text(object(json['target'])['expr']),
    datasource: readDatasource(json['datasource']),
    enabled: json['enable'] !== false,
    colour: text(json['iconColor']),
    json,
  }
}
