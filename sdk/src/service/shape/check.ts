import { problem, quote } from '../problem.ts'
import type { Path, Problem } from '../problem.ts'
import type { Data } from '../snapshot.ts'
import { suggest } from '../suggest.ts'
import { describe, takes } from './describe.ts'
import { isRightDuration, isRightNumber, isRightText } from './leaves.ts'
import type { Report } from './leaves.ts'
import type { ListShape, MapShape, ObjectShape, Shape } from './shape.ts'

type Fields = { [key: string]: Data }

/**
 * Holds `data` to a shape, in place: a wrong part is reported and left out, so that a default can
 * stand in for it. Entries left out of lists stay as holes, and positions keep their meaning.
 */
export function check(data: Data, shape: Shape): readonly Problem[] {
  const problems: Problem[] = []
  isRight(data, shape, [], (found) => {
    problems.push(found)
    return false
  })
  return problems
}

/** False: reported, and of no use. */
function isRight(data: Data, shape: Shape, path: Path, report: Report): boolean {
  if (!takes(shape, data)) return report(problem('wrong-type', path, quote(data), describe(shape)))
  switch (shape.type) {
    case 'text':
      return isRightText(data as string, shape, path, report)
    case 'number':
      return isRightNumber(data as number, shape, path, report)
    case 'duration':
      return isRightDuration(data as string | number, shape, path, report)
    case 'list':
      return isRightList(data as Data[], shape, path, report)
    case 'object':
      return isRightObject(data as Fields, shape, path, report)
    case 'map':
      return isRightMap(data as Fields, shape, path, report)
    case 'either':
      return (
        shape.of.some((each) => takes(each, data)) &&
        isRight(data, fitting(shape.of, data), path, report)
      )
    case 'flag':
    case 'nothing':
    case 'anything':
      return true
  }
}

function fitting(shapes: readonly Shape[], data: Data): Shape {
  return shapes.find((each) => takes(each, data)) ?? { type: 'anything' }
}

function isRightList(values: Data[], shape: ListShape, path: Path, report: Report): boolean {
  if (values.length > shape.longest) return tooMany(values.length, shape.longest, path, report)
  for (const [at, value] of values.entries()) {
    if (value !== undefined && !isRight(value, shape.of, [...path, at], report)) {
      values[at] = undefined
    }
  }
  return true
}

function isRightObject(fields: Fields, shape: ObjectShape, path: Path, report: Report): boolean {
  reportMissing(fields, shape, path, report)
  for (const key of Object.keys(fields)) {
    if (!isRightField(fields, key, shape, [...path, key], report)) delete fields[key]
  }
  return shape.required.every((key) => Object.hasOwn(fields, key))
}

/** Not where a misspelt key explains it: one mistake is one problem. */
function reportMissing(fields: Fields, shape: ObjectShape, path: Path, report: Report): void {
  const known = Object.keys(shape.fields)
  const unknown = Object.keys(fields).filter((key) => !known.includes(key))
  const misspelt = new Set(unknown.map((key) => suggest(key, known)))
  for (const key of shape.required) {
    if (fields[key] !== undefined || misspelt.has(key)) continue
    report(problem('missing', [...path, key], exampleOf(shape.fields[key])))
  }
}

function isRightField(
  fields: Fields,
  key: string,
  shape: ObjectShape,
  path: Path,
  report: Report,
): boolean {
  const known = Object.keys(shape.fields)
  const field = known.includes(key) ? shape.fields[key] : undefined
  if (field === undefined) {
    return report(problem('unknown-key', path, key, suggest(key, known), known))
  }
  return fields[key] !== undefined && isRight(fields[key], field, path, report)
}

function isRightMap(fields: Fields, shape: MapShape, path: Path, report: Report): boolean {
  const keys = Object.keys(fields)
  if (keys.length > shape.longest) return tooMany(keys.length, shape.longest, path, report)
  for (const key of keys) {
    const below = [...path, key]
    const right =
      fields[key] !== undefined &&
      isRightText(key, shape.keys, below, report) &&
      isRight(fields[key], shape.of, below, report)
    if (!right) delete fields[key]
  }
  return true
}

function tooMany(is: number, most: number, path: Path, report: Report): boolean {
  return report(problem('too-big', path, `This has ${is} entries, ${most} at most.`))
}

function exampleOf(shape: Shape | undefined): string {
  if (shape?.type === 'text' || shape?.type === 'duration') return shape.example
  return shape?.type === 'number' ? '0.999' : describe(shape ?? { type: 'anything' })
}
