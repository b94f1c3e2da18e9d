/** Those whose key somebody had before them. */
export function repeated<T extends { readonly key: string }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>()
  return items.filter(({ key }) => {
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
}
