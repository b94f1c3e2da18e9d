import type { Evidence } from '@obs-toolkit/load'
import { figure } from '../../plot/figure.ts'
import { section } from '../parts.ts'
import { failed, rate, responseTime } from './client.ts'
import { serverPlots } from './server.ts'

/** How the measured phase went over time. */
export function plots(evidence: Evidence): string {
  const all = [rate(evidence), responseTime(evidence), failed(evidence), ...serverPlots(evidence)]
  return section('Over time', `<div class="plots">\n${all.map(figure).join('\n')}\n</div>`)
}
