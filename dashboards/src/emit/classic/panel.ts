import type { Panel as Emitted } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import type { Place } from '../../layout/grid.ts'
import type { Panel } from '../../model/panel.ts'
import { shared } from './shared.ts'
import { view } from './views/view.ts'

export function panel(panel: Panel, place: Place, id: number): Builder<Emitted> {
  return shared(view(panel), panel).id(id).gridPos(place)
}
