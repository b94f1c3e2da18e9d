import type { DurationUnit } from '../durations.ts'

/**
 * The shape of a written form, as data. Two readers: `check` holds a declaration to it, and
 * `jsonSchema` writes it down for editors. What relates two places to each other is in `rules/`.
 */
export type Shape = { readonly about?: string } & (
  | TextShape
  | NumberShape
  | DurationShape
  | FlagShape
  | NothingShape
  | ListShape
  | ObjectShape
  | MapShape
  | EitherShape
  | AnythingShape
)

export interface TextShape {
  readonly type: 'text'
  /** Matches what is allowed; without one, any text but an empty one is. */
  readonly pattern?: RegExp
  /** Completes the sentence "write …". */
  readonly wanted: string
  readonly example: string
  readonly longest?: number
  /** Some texts have a message of their own for a pattern that does not match. */
  readonly mistake?: 'illegal-label' | 'bad-route'
}

export interface NumberShape {
  readonly type: 'number'
  readonly from: number
  readonly to: number
  /** The ends themselves are excluded. */
  readonly open?: boolean
  readonly whole?: boolean
  /** A value above 1 was probably meant as a percentage. */
  readonly ratio?: boolean
}

/** A number of the unit or a text with a unit; `from` and `to` are in the unit, both included. */
export interface DurationShape {
  readonly type: 'duration'
  readonly unit: DurationUnit
  readonly from: number
  readonly to: number
  readonly example: string
}

interface FlagShape {
  readonly type: 'flag'
}

/** `false`, for "none of these". */
interface NothingShape {
  readonly type: 'nothing'
}

export interface ListShape {
  readonly type: 'list'
  readonly of: Shape
  readonly longest: number
}

export interface ObjectShape {
  readonly type: 'object'
  readonly fields: Readonly<Record<string, Shape>>
  /** Without these the object is nothing, and is left out as a whole. */
  readonly required: readonly string[]
}

export interface MapShape {
  readonly type: 'map'
  readonly keys: TextShape
  readonly of: Shape
  readonly longest: number
}

/** The first that takes a value of this kind decides. */
export interface EitherShape {
  readonly type: 'either'
  readonly of: readonly Shape[]
}

/** Any JSON. */
interface AnythingShape {
  readonly type: 'anything'
}
