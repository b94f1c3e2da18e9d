import { RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Place } from '../../layout/grid.ts'
import type { Row } from '../../model/board.ts'

/** Only the header: the panels of an open row stand beside it in the file. */
export function row({ title, repeat }: Row, place: Place, id: number): RowBuilder {
  const builder = new RowBuilder(title ?? '').id(id).gridPos(place)
  return repeat === undefined ? builder : builder.repeat(repeat)
}
