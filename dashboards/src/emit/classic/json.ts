import type { Board } from '../../model/board.ts'
import { dashboard } from './dashboard.ts'

/** A dashboard file that every Grafana of the last years loads. The same board, the same bytes. */
export function classicJson(board: Board): string {
  return `${JSON.stringify(dashboard(board), null, 2)}\n`
}
