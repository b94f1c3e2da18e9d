import type { JudgedObjective } from '@obs-toolkit/load'
import { percent } from '../words.ts'

const width = 160
const height = 14

/** Where the truth lies, between its bounds, and where the line is that it must not cross. */
export function interval(
  { estimate, lower, upper, allowed }: JudgedObjective['badRatio'],
  events: number,
): string {
  if (events === 0) return ''
  const end = Math.min(1, Math.max(allowed * 2, estimate * 1.2))
  const at = (ratio: number): number => Math.round((Math.min(ratio, end) / end) * width)
  const label = `${percent(lower)} to ${percent(upper)}, allowed ${percent(allowed)}`
  return (
    `<svg class="interval" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">` +
    `<rect class="rail" x="0" y="6" width="${width}" height="2"/>` +
    `<rect class="range" x="${at(lower)}" y="4" width="${Math.max(2, at(upper) - at(lower))}" height="6"/>` +
    `<rect class="limit" x="${Math.min(width - 2, at(allowed))}" y="0" width="2" height="${height}"/></svg>`
  )
}
