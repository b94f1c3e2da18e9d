import { DashboardLinkBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import type { DashboardLink } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import type { BoardLink } from '../../model/board.ts'
import type { PanelLink } from '../../model/panel.ts'
import { built } from './built.ts'

export function boardLink({ title, tooltip, url, keeps }: BoardLink): Builder<DashboardLink> {
  const builder = new DashboardLinkBuilder(title)
    .url(url)
    .tooltip(tooltip)
    .icon(keeps ? 'dashboard' : 'external link')
    .includeVars(keeps)
    .keepTime(keeps)
    .targetBlank(!keeps)
  return visible(builder)
}

export function panelLink({ title, url }: PanelLink): Builder<DashboardLink> {
  return visible(new DashboardLinkBuilder(title).url(url))
}

/** The builder hides links in the menu of controls; nobody would find them. */
function visible(builder: DashboardLinkBuilder): Builder<DashboardLink> {
  const { placement: _hidden, ...link } = builder.build()
  return built(link)
}
