import { panelDatasource } from './linter/panel-datasource-rule.ts'
import { panelNoTargets } from './linter/panel-no-targets-rule.ts'
import { panelTitleDescription } from './linter/panel-title-description-rule.ts'
import { panelUnits } from './linter/panel-units-rule.ts'
import { targetCounterAgg } from './linter/target-counter-agg-rule.ts'
import { targetInstance } from './linter/target-instance-rule.ts'
import { targetJob } from './linter/target-job-rule.ts'
import { targetLogqlAuto } from './linter/target-logql-auto-rule.ts'
import { targetLogql } from './linter/target-logql-rule.ts'
import { targetPromql } from './linter/target-promql-rule.ts'
import { targetRateInterval } from './linter/target-rate-interval-rule.ts'
import { templateDatasource } from './linter/template-datasource-rule.ts'
import { templateInstance } from './linter/template-instance-rule.ts'
import { templateJob } from './linter/template-job-rule.ts'
import { templateLabelPromql } from './linter/template-label-promql-rule.ts'
import { templateOnTimeChangeReload } from './linter/template-on-time-change-reload-rule.ts'
import { uneditableDashboard } from './linter/uneditable-dashboard.ts'
import { colourAlone } from './ours/colour-alone.ts'
import { exemplarQuery } from './ours/exemplar-query.ts'
import { histogramQuantileLe } from './ours/histogram-quantile-le.ts'
import { labelKnown } from './ours/label-known.ts'
import { layoutGrid } from './ours/layout-grid.ts'
import { layoutHole } from './ours/layout-hole.ts'
import { layoutOverlap } from './ours/layout-overlap.ts'
import { linkTarget } from './ours/link-target.ts'
import { metricKnown } from './ours/metric-known.ts'
import { schema } from './ours/schema.ts'
import { thresholdBucketEdge } from './ours/threshold-bucket-edge.ts'
import { uniqueDashboards } from './ours/unique-dashboards.ts'
import { uniqueIds } from './ours/unique-ids.ts'
import { variableUndefined } from './ours/variable-undefined.ts'
import { variableUnused } from './ours/variable-unused.ts'
import { visiblePanels } from './ours/visible-panels.ts'
import type { Rule } from './rule.ts'

/** All of them: those of grafana/dashboard-linter in its own order, then ours. */
export const rules: readonly Rule[] = [
  templateDatasource,
  templateJob,
  templateInstance,
  templateLabelPromql,
  templateOnTimeChangeReload,
  panelDatasource,
  panelTitleDescription,
  panelUnits,
  panelNoTargets,
  targetLogql,
  targetLogqlAuto,
  targetPromql,
  targetRateInterval,
  targetJob,
  targetInstance,
  targetCounterAgg,
  uneditableDashboard,
  schema,
  uniqueDashboards,
  uniqueIds,
  layoutGrid,
  layoutOverlap,
  layoutHole,
  variableUndefined,
  variableUnused,
  linkTarget,
  metricKnown,
  labelKnown,
  histogramQuantileLe,
  thresholdBucketEdge,
  exemplarQuery,
  visiblePanels,
  colourAlone,
]
