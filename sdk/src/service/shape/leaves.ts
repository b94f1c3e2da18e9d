import { limits } from '../defaults.ts'
import { durationIn } from '../durations.ts'
import { problem, quote } from '../problem.ts'
import type { Path, Problem } from '../problem.ts'
import { describe } from './describe.ts'
import type { DurationShape, NumberShape, TextShape } from './shape.ts'

export type Report = (problem: Problem) => false

export function isRightText(value: string, shape: TextShape, path: Path, report: Report): boolean {
  const longest = shape.longest ?? limits.text
  if (value.length > longest) {
    const size = `This text has ${value.length} characters, ${longest} at most.`
    return report(problem('too-big', path, size))
  }
  if (shape.pattern?.test(value) ?? value.trim() !== '') return true
  if (value.trim() === '') return report(problem('empty', path, shape.example))
  const { mistake = 'illegal-text', wanted } = shape
  return report(
    mistake === 'illegal-text'
      ? problem(mistake, path, quote(value), wanted)
      : problem(mistake, path, quote(value)),
  )
}

/** 1.4 is a sum gone wrong; 99.9 and 5 were meant as percentages. */
const leastPercentage = 2

export function isRightNumber(
  value: number,
  shape: NumberShape,
  path: Path,
  report: Report,
): boolean {
  const { from, to, open = false, whole = false } = shape
  const inside = open ? value > from && value < to : value >= from && value <= to
  if (inside && (!whole || Number.isInteger(value))) return true
  if (shape.ratio === true && value >= leastPercentage && value <= 100) {
    const ratio = Number((value / 100).toPrecision(12))
    return report(problem('percentage', path, value, ratio))
  }
  return report(problem('out-of-range', path, value, describe(shape)))
}

const unitNames = { ms: 'milliseconds', s: 'seconds', m: 'minutes', d: 'days' } as const

export function isRightDuration(
  value: string | number,
  shape: DurationShape,
  path: Path,
  report: Report,
): boolean {
  const duration = durationIn(value, shape.unit)
  if (duration === null) {
    return report(problem('bad-duration', path, quote(value), unitNames[shape.unit], shape.example))
  }
  if (duration >= shape.from && duration <= shape.to) return true
  return report(problem('out-of-range', path, duration, describe(shape)))
}
