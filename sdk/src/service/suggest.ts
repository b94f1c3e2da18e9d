/** The known word that was most likely meant; undefined when none is near. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const short = word.slice(0, longest).toLowerCase()
  const near = known
    .map((each) => ({ each, edits: edits(short, each.slice(0, longest).toLowerCase()) }))
    .filter((one) => one.edits <= Math.max(1, Math.min(short.length, one.each.length) / 3))
  return near.toSorted((a, b) => a.edits - b.edits)[0]?.each
}

const longest = 60

/** `peak` was meant as `peakPerSecond`, however much is missing. */
function edits(word: string, known: string): number {
  const begun = word.length >= 3 && known.startsWith(word)
  return begun ? 1 : distance(word, known)
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped))
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}
