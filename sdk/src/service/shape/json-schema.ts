import { limits } from '../defaults.ts'
import { durationPattern } from '../durations.ts'
import { serviceShape } from './service.ts'
import type { NumberShape, ObjectShape, Shape, TextShape } from './shape.ts'

export type JsonSchema = { readonly [keyword: string]: unknown }

/** The written form as a JSON Schema, for completion and hints in editors. */
export function serviceJsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Service declaration',
    ...jsonSchema(serviceShape),
  }
}

function jsonSchema(shape: Shape): JsonSchema {
  const description = shape.about === undefined ? {} : { description: shape.about }
  return { ...description, ...keywords(shape) }
}

function keywords(shape: Shape): JsonSchema {
  switch (shape.type) {
    case 'text':
      return textKeywords(shape)
    case 'number':
      return numberKeywords(shape)
    case 'duration':
      return {
        anyOf: [
          { type: 'number', minimum: shape.from, maximum: shape.to },
          { type: 'string', pattern: durationPattern },
        ],
      }
    case 'flag':
      return { type: 'boolean' }
    case 'nothing':
      return { const: false }
    case 'list':
      return { type: 'array', items: jsonSchema(shape.of), maxItems: shape.longest }
    case 'object':
      return objectKeywords(shape)
    case 'map':
      return {
        type: 'object',
        propertyNames: textKeywords(shape.keys),
        additionalProperties: jsonSchema(shape.of),
        maxProperties: shape.longest,
      }
    case 'either':
      return { anyOf: shape.of.map(jsonSchema) }
    case 'anything':
      return {}
  }
}

function textKeywords({ pattern, longest = limits.text }: TextShape): JsonSchema {
  return { type: 'string', pattern: pattern?.source ?? '\\S', maxLength: longest }
}

function numberKeywords({ from, to, open, whole }: NumberShape): JsonSchema {
  const type = whole === true ? 'integer' : 'number'
  return open === true
    ? { type, exclusiveMinimum: from, exclusiveMaximum: to }
    : { type, minimum: from, maximum: to }
}

function objectKeywords({ fields, required }: ObjectShape): JsonSchema {
  const properties = Object.entries(fields).map(([key, field]) => [key, jsonSchema(field)])
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}
