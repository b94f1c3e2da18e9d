import type { VersionRange } from './manifest.ts'

/** Negative when `a` is older than `b`. What follows the third number is not compared. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)]
  const at = left.findIndex((part, index) => part !== right[index])
  return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
}

export function accepts(range: VersionRange, version: string): boolean {
  return (
    isVersion(version) &&
    compareVersions(version, range.from) >= 0 &&
    compareVersions(version, range.below) < 0
  )
}

function isVersion(text: string): boolean {
  return /^\d+\.\d+/.test(text)
}

function numbers(version: string): number[] {
  const parts = version.split(/[.+-]/).map((part) => Number.parseInt(part, 10) || 0)
  return [0, 1, 2].map((index) => parts[index] ?? 0)
}
