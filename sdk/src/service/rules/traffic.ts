import { finding } from './finding.ts'
import type { Rule } from './finding.ts'

export const lowIsBelowPeak: Rule = ({ traffic = {} }) => {
  const { lowPerSecond: low, peakPerSecond: peak } = traffic
  if (low === undefined || peak === undefined || low <= peak) return []
  return [finding('low-above-peak', ['traffic', 'lowPerSecond'], low, peak)]
}
