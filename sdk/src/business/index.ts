export { Business } from './business.ts'
export type { Labels, LabelSets } from './definition.ts'
export type { BusinessCounter, BusinessGauge, BusinessHistogram } from './metrics.ts'
export { time, type Time } from './time.ts'
