import type { Data } from '../snapshot.ts'
import type { NumberShape, Shape } from './shape.ts'

/** Whether a value is of the kind that a shape is about; its content is another matter. */
export function takes(shape: Shape, data: Data): boolean {
  switch (shape.type) {
    case 'text':
      return typeof data === 'string'
    case 'number':
      return typeof data === 'number'
    case 'duration':
      return typeof data === 'number' || typeof data === 'string'
    case 'flag':
      return typeof data === 'boolean'
    case 'nothing':
      return data === false
    case 'list':
      return Array.isArray(data)
    case 'object':
    case 'map':
      return typeof data === 'object' && data !== null && !Array.isArray(data)
    case 'either':
      return shape.of.some((each) => takes(each, data))
    case 'anything':
      return true
  }
}

/** Completes "write …". */
export function describe(shape: Shape): string {
  switch (shape.type) {
    case 'text':
      return `a text such as ${shape.example}`
    case 'number':
      return describeNumber(shape)
    case 'duration':
      return `a duration from ${shape.from} to ${shape.to} ${shape.unit}, such as ${shape.example}`
    case 'flag':
      return 'true or false'
    case 'nothing':
      return 'false'
    case 'list':
      return 'a list'
    case 'object':
      return `an object with ${Object.keys(shape.fields).join(', ')}`
    case 'map':
      return `an object with keys such as ${shape.keys.example}`
    case 'either':
      return shape.of.map(describe).join(', or ')
    case 'anything':
      return 'anything'
  }
}

function describeNumber({ from, to, open, whole }: NumberShape): string {
  const kind = whole === true ? 'a whole number' : 'a number'
  return open === true
    ? `${kind} between ${from} and ${to}, such as 0.999`
    : `${kind} from ${from} to ${to}`
}
