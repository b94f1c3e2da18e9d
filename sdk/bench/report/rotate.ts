/** The list begun at another place, so that no variant is always measured after the same one. */
export function rotate<T>(list: readonly T[], by: number): T[] {
  const at = by % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}
