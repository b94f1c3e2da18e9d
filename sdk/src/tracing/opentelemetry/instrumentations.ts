import type { NodeSDKConfiguration } from '@opentelemetry/sdk-node'

type Nested = NonNullable<NodeSDKConfiguration['instrumentations']>[number]
type Instrumentation = Exclude<Nested, readonly unknown[]>
export type Instrumentations = readonly Instrumentation[]

/** What the SDK sees to itself; a second span for each request and call would be the result. */
const ours: ReadonlySet<string> = new Set([
  '@opentelemetry/instrumentation-http',
  '@opentelemetry/instrumentation-undici',
])

/** An instrumentation is on as soon as it is made, so what is left out is switched off. */
export function withoutOurs(
  given: readonly object[],
  warn: (message: string) => void,
): Instrumentations {
  const all = (given as readonly Nested[]).flat()
  const doubled = all.filter(({ instrumentationName }) => ours.has(instrumentationName))
  for (const instrumentation of doubled) {
    instrumentation.disable()
    warn(
      `${instrumentation.instrumentationName} is switched off: requests and calls have their ` +
        'spans already. Take it out of `instrumentations`.',
    )
  }
  return all.filter((instrumentation) => !doubled.includes(instrumentation))
}
