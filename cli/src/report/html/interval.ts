import type { JudgedObjective } from '@obs-toolkit/load'
import { percent } from '../words.ts'
import { tones } from './parts.ts'

const width = 220
const height = 16

/** Where the truth lies, between its bounds, and where the line is that it must not cross. */
export function interval({ badRatio, events, verdict }: JudgedObjective): string {
  if (events === 0) return ''
  const { estimate, lower, upper, allowed } = badRatio
  const end = Math.min(1, Math.max(allowed * 2, estimate * 1.2))
  const at = (ratio: number): number => Math.round((Math.min(ratio, end) / end) * width)
  const label = `${percent(lower)} to ${percent(upper)}, allowed ${percent(allowed)}`
  const bar = (name: string, x: number, y: number, to: number): string =>
    `<rect class="${name}" x="${x}" y="${y}" width="${Math.max(2, to - x)}" height="${height - 2 * y}"/>`
  const limit = Math.min(width - 2, at(allowed))
  return (
    `<svg class="interval ${tones[verdict]}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">` +
    `<title>${label}</title>` +
    bar('rail', 0, 7, width) +
    bar('allowed', 0, 7, limit) +
    bar('range', Math.min(width - 2, at(lower)), 5, at(upper)) +
    bar('limit', limit, 0, limit + 2) +
    '</svg>'
  )
}
