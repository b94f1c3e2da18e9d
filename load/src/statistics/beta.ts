/** Terms of Stirling's series: B₂ₖ / (2k(2k−1)). */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188]

/** The logarithm of Γ(x), for x > 0. Small x are first moved up to where the series is exact. */
export function logGamma(x: number): number {
  let shift = 0
  let at = x
  for (; at < 10; at++) shift += Math.log(at)
  const series = stirling.reduce((sum, term, k) => sum + term / at ** (2 * k + 1), 0)
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift
}

const tiny = 1e-300
const precision = 1e-14
const mostTerms = 10_000

/**
 * The regularised incomplete beta function, by its continued fraction
 * (https://dlmf.nist.gov/8.17#v), evaluated on the side where it converges fast.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a)
  const logFront =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  return (Math.exp(logFront) / a) * fraction(x, a, b)
}

/** Lentz's way of evaluating 1 / (1 + d₁ / (1 + d₂ / (1 + …))) from the front. */
function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 0
  let value = 1
  for (let term = 1; term < mostTerms; term++) {
    const step = coefficient(term, x, a, b)
    d = 1 / nonZero(1 + step * d)
    c = nonZero(1 + step / c)
    value *= c * d
    if (Math.abs(c * d - 1) < precision) break
  }
  return 1 / value
}

function coefficient(term: number, x: number, a: number, b: number): number {
  const m = Math.floor(term / 2)
  if (term % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
  return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value
}

/** The x at which the distribution reaches a probability. */
export function betaQuantile(probability: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (betaCdf(middle, a, b) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}
