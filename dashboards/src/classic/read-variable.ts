import type { Json, Variable } from './dashboard.ts'
import { readDatasource } from './datasource.ts'
import { isObject, object, objects, text, texts } from './values.ts'

export function readVariable(json: Json): Variable {
  const { query } = json
  return {
    name: text(json['name']),
    label: text(json['label']),
    type: text(json['type']),
    query: isObject(query) ? text(query['query']) : text(query),
    datasource: readDatasource(json['datasource']),
    refresh: Number(json['refresh'] ?? 0),
    multi: json['multi'] === true,
    includeAll: json['includeAll'] === true,
    allValue: text(json['allValue']),
    regex: text(json['regex']),
    sort: Number(json['sort'] ?? 0),
    current: texts(object(json['current'])['value']),
    options: objects(json['options']).flatMap(({ value }) => texts(value)),
    json,
  }
}
