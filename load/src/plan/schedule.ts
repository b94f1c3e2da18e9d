const longest = 1_000

/**
 * Whose turn it is, for one cycle. Each step takes who is furthest behind its share, so that the
 * requests of one route are spread evenly and not sent in bunches.
 */
export function scheduleOf(shares: readonly number[]): readonly number[] {
  const cycle = cycleLength(shares)
  const credit = shares.map(() => 0)
  return Array.from({ length: cycle }, () => {
    shares.forEach((share, at) => (credit[at]! += share))
    const next = credit.indexOf(Math.max(...credit))
    credit[next]! -= 1
    return next
  })
}

/** The shortest cycle in which every share comes out whole, if there is one. */
function cycleLength(shares: readonly number[]): number {
  for (let length = shares.length; length < longest; length++) {
    if (shares.every((share) => isWhole(share * length))) return length
  }
  return longest
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6
}
