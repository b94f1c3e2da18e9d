import { VisibilityMode } from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/statetimeline'

export function state(): PanelBuilder {
  return new PanelBuilder().showValue(VisibilityMode.Auto).mergeValues(true)
}
