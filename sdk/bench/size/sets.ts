import manifest from '../package.json' with { type: 'json' }

/** What an application would have to install, at the versions that are measured here. */
export interface PackageSet {
  name: string
  packages: readonly string[]
}

type Dependency = keyof typeof manifest.dependencies

const openTelemetry: readonly Dependency[] = [
  '@opentelemetry/api',
  '@opentelemetry/sdk-node',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/instrumentation-http',
]

const express: readonly Dependency[] = ['express-prom-bundle', 'prom-client', 'pino-http']
const fastify: readonly Dependency[] = ['fastify-metrics', 'pino-http']

export const peers: readonly PackageSet[] = [
  setOf('hand-assembled, Express', [
    ...express,
    ...openTelemetry,
    '@opentelemetry/instrumentation-express',
  ]),
  setOf('hand-assembled, Fastify', [...fastify, ...openTelemetry, '@fastify/otel']),
  {
    name: 'OpenTelemetry auto',
    packages: [
      '@opentelemetry/auto-instrumentations-node@0.82.0',
      pinned('@opentelemetry/api'),
      pinned('@opentelemetry/sdk-node'),
      pinned('@opentelemetry/exporter-trace-otlp-http'),
    ],
  },
]

function setOf(name: string, packages: readonly Dependency[]): PackageSet {
  return { name, packages: packages.map(pinned) }
}

function pinned(name: Dependency): string {
  return `${name}@${manifest.dependencies[name]}`
}
