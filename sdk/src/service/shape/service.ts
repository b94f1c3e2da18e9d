import { limits } from '../defaults.ts'
import { examples, headers } from './example.ts'
import {
  about,
  either,
  flag,
  list,
  map,
  nothing,
  object,
  oneOrMore,
  ratio,
  innerRatio,
  text,
  whole,
} from './build.ts'
import { maintenance } from './maintenance.ts'
import { receiver } from './receiver.ts'
import type { NumberShape, Shape } from './shape.ts'
import { host, labelName, name, path, routeKeyText, url } from './texts.ts'

const perSecond: NumberShape = { type: 'number', from: 0, to: 10_000_000 }

const withinMinutes: Shape = { type: 'duration', unit: 'm', from: 1, to: 1440, example: "'10m'" }

const objectiveFields = {
  ratio: about('Good events of all events: 0.999, never 99.9.', innerRatio),
  name: about('The part of the slo_id after the service.', name("'latency-strict'")),
  detect: object({ withinMinutes, badFraction: innerOrOne() }),
  page: about('false: tickets only, nobody is woken.', flag),
}

const availability = either(nothing, innerRatio, object(objectiveFields, ['ratio']))

const latencyObjective = object(
  {
    ...objectiveFields,
    underMs: about('A request is good when it takes no longer; becomes a bucket edge.', {
      type: 'duration',
      unit: 'ms',
      from: 0.01,
      to: limits.targetMs,
      example: "'200ms'",
    }),
  },
  ['ratio', 'underMs'],
)

const objectives = about(
  'A ratio of good events each. false: no objective of this kind.',
  object({
    availability,
    latency: either(nothing, list(latencyObjective, limits.objectives), latencyObjective),
  }),
)

/** A share of an incident: something must be bad, everything may be. */
function innerOrOne(): NumberShape {
  return { type: 'number', from: 0.000001, to: 1, ratio: true }
}

const route = object({
  share: about("Part of the service's traffic, 0 to 1.", ratio),
  objectives,
  stream: about('Its duration says nothing: server-sent events, downloads, long polling.', flag),
  example: examples,
})

const prometheus = object({
  selector: about(
    "Labels that pick this service's series; job by default.",
    map(labelName, text("'orders'")),
  ),
  identity: about(
    'Labels that tell copies of the service apart, such as cluster.',
    list(labelName),
  ),
  scrapeSeconds: { type: 'duration', unit: 's', from: 1, to: 300, example: "'15s'" },
  evaluationSeconds: { type: 'duration', unit: 's', from: 1, to: 300, example: "'15s'" },
  periodDays: { type: 'duration', unit: 'd', from: 1, to: 366, example: "'30d'" },
  targets: about('host:port of each instance.', list(host)),
  metricsPath: path,
})

const receivers = name("'orders-oncall'")

/** The written form, whole. */
export const serviceShape: Shape = object(
  {
    $schema: text("'./node_modules/@obs-toolkit/sdk/service.schema.json'"),
    name: about(
      'Becomes the job of its metrics and the first part of every slo_id.',
      name("'orders'"),
    ),
    owner: about('The team that alerts are sent to.', name("'team-orders'")),
    description: text("'Takes orders'"),
    tags: list(name("'checkout'"), 50),
    traffic: about(
      'Of the whole service, all instances together.',
      object({ peakPerSecond: perSecond, lowPerSecond: perSecond, instances: whole(1, 100_000) }),
    ),
    objectives,
    detect: about(
      'An incident in which badFraction of the requests are bad is noticed withinMinutes.',
      object({
        withinMinutes,
        badFraction: object({ availability: innerOrOne(), latency: innerOrOne() }),
      }),
    ),
    load: object({
      factor: about('The load test sends this many times the peak.', {
        type: 'number',
        from: 0.01,
        to: 100,
      }),
      errors: about('Errors allowed under load.', ratio),
      normalErrors: about('Errors allowed in normal operation.', ratio),
      timeoutMs: {
        type: 'duration',
        unit: 'ms',
        from: 1,
        to: 2 * limits.targetMs,
        example: "'10s'",
      },
      allow: about('Hosts beyond loopback that may be loaded.', list(host)),
      headers,
    }),
    routes: map(routeKeyText, route, limits.routes),
    dependencies: map(name("'payments'"), object({ url, health: path }, ['url'])),
    consumers: about('Reserved.', map(name("'order-events'"), object({ objectives }))),
    prometheus,
    links: object({ grafana: url, runbooks: url, logs: url, traces: url, repository: url }),
    alerts: object({
      receivers: map(receivers, receiver),
      page: oneOrMore(receivers),
      ticket: oneOrMore(receivers),
      escalation: about(
        'Who hears of a page that still fires after 15 minutes.',
        oneOrMore(receivers),
      ),
    }),
    maintenance: about('Planned work, by name.', map(name("'weekly-deploy'"), maintenance, 100)),
  },
  ['name'],
)
