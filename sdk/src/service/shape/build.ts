import { limits } from '../defaults.ts'
import type {
  EitherShape,
  ListShape,
  MapShape,
  NumberShape,
  ObjectShape,
  Shape,
  TextShape,
} from './shape.ts'

export function about<S extends Shape>(sentence: string, shape: S): S {
  return { ...shape, about: sentence }
}

export function object(
  fields: Readonly<Record<string, Shape>>,
  required: readonly string[] = [],
): ObjectShape {
  return { type: 'object', fields, required }
}

export function map(keys: TextShape, of: Shape, longest: number = limits.entries): MapShape {
  return { type: 'map', keys, of, longest }
}

export function list(of: Shape, longest: number = limits.list): ListShape {
  return { type: 'list', of, longest }
}

export function either(...of: readonly Shape[]): EitherShape {
  return { type: 'either', of }
}

export function oneOrMore(of: Shape): EitherShape {
  return either(list(of), of)
}

export function whole(from: number, to: number): NumberShape {
  return { type: 'number', from, to, whole: true }
}

export const text = (example: string): TextShape => ({ type: 'text', wanted: 'a text', example })
export const flag: Shape = { type: 'flag' }
export const nothing: Shape = { type: 'nothing' }
export const anything: Shape = { type: 'anything' }

/** A part of a whole, 0 and 1 included. */
export const ratio: NumberShape = { type: 'number', from: 0, to: 1, ratio: true }
/** Neither 0 nor 1: a target of 1 leaves no budget to alert on. */
export const innerRatio: NumberShape = { ...ratio, open: true }
