/** A mean and where the true one lies, 95 times of 100. */
export interface Interval {
  mean: number
  lower: number
  upper: number
}

/** Two-sided 95 % points of Student's t, by degrees of freedom from 1. */
const points = [
  12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13, 2.12,
  2.11, 2.1, 2.09,
]

/** Of values that do not depend on each other, such as one figure for each start of a process. */
export function intervalOf(values: readonly number[]): Interval {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const freedom = values.length - 1
  if (freedom < 1) return { mean, lower: -Infinity, upper: Infinity }
  const half = (points[freedom - 1] ?? 2.09) * Math.sqrt(squares / freedom / values.length)
  return { mean, lower: mean - half, upper: mean + half }
}
