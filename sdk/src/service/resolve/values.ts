/** One or more, as a list. */
export function all<T>(written: T | readonly T[] | undefined): T[] {
  if (written === undefined) return []
  return Array.isArray(written) ? [...(written as readonly T[])] : [written as T]
}

/** JSON knows null, not undefined. */
export function orNull<T>(value: T | undefined): T | null {
  return value ?? null
}

/** Without the holes that wrong entries left; a list of which nothing is left goes too. */
export function compact<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value)) {
    const fields = Object.entries(value).map(([key, field]) => [key, compact(field)])
    return Object.fromEntries(fields.filter(([, field]) => field !== undefined)) as T
  }
  const entries: readonly unknown[] = value
  const left = entries.filter((entry) => entry !== undefined).map(compact)
  return (left.length === 0 && entries.length > 0 ? undefined : left) as T
}

export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const below of Object.values(value)) deepFreeze(below)
  return Object.freeze(value)
}
