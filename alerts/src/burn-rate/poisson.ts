/** The chance of exactly `count` events where `mean` are expected. */
export function poisson(count: number, mean: number): number {
  if (count < 0) return 0
  if (mean <= 0) return count === 0 ? 1 : 0
  return Math.exp(count * Math.log(mean) - mean - logFactorial(count))
}

/** Ramanujan's approximation, right to 1e-4 from one upwards and better above. */
function logFactorial(n: number): number {
  if (n < 2) return 0
  return n * Math.log(n) - n + Math.log(n * (1 + 4 * n * (1 + 2 * n))) / 6 + Math.log(Math.PI) / 2
}
