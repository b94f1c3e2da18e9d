export type {
  AlertsDefinition,
  AvailabilityDefinition,
  ConsumerDefinition,
  DependencyDefinition,
  DetectDefinition,
  Duration,
  ExampleBody,
  ExampleDefinition,
  ExampleValue,
  ExpectDefinition,
  LatencyDefinition,
  LinksDefinition,
  LoadDefinition,
  MaintenanceDefinition,
  ObjectiveDetectDefinition,
  ObjectivesDefinition,
  PrometheusDefinition,
  ReceiverDefinition,
  RouteDefinition,
  Scalar,
  Secret,
  ServiceDefinition,
  TrafficDefinition,
  Weekday,
} from './definition.ts'
export type { ProblemCode } from './messages.ts'
export type { Problem } from './problem.ts'
export type {
  Alerts,
  AvailabilityObjective,
  Consumer,
  Dependency,
  Detect,
  EmailReceiver,
  Example,
  Expect,
  LatencyObjective,
  Links,
  Load,
  Maintenance,
  Objective,
  ObjectiveKind,
  PagerDutyReceiver,
  Prometheus,
  Receiver,
  Route,
  Service,
  SlackReceiver,
  Traffic,
  WebhookReceiver,
} from './service.ts'
export {
  alertLabels,
  alertSeries,
  annotations,
  errorTypes,
  eventLoopDelay,
  exemplarAttribute,
  knownMethods,
  labels,
  metrics,
  other,
  receiverKinds,
  recorded,
  rejectedByBreaker,
  scrapeLabels,
  selfLabels,
  selfMetrics,
  severities,
  unmatchedRoute,
  windowed,
} from './vocabulary.ts'
export { canonicalRoute, joinRoutes } from './routes/canonical.ts'
export type { RoutePath } from './routes/canonical.ts'
export { parseRouteKey, routeKeyOf, routeParams } from './routes/key.ts'
export type { RouteKey, RouteParam } from './routes/key.ts'
export type { RouteSyntax } from './routes/syntax.ts'
export { advisedEdgesSeconds, bucketEdges, edgeSeconds } from './buckets.ts'
export { defaults, limits } from './defaults.ts'
export { defineService, resolveService } from './define-service.ts'
export { judgeRequest } from './good.ts'
export type { Judgement, Outcome } from './good.ts'
export { countsRoute, findRoute, objectivesForRoute, trafficShare } from './objectives.ts'
export { weekdays } from './weekdays.ts'
export { formatPath, formatProblem } from './problem.ts'
export { serviceJsonSchema } from './shape/json-schema.ts'
export type { JsonSchema } from './shape/json-schema.ts'
