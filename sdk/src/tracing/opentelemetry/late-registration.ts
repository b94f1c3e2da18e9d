import { diag, DiagLogLevel, type DiagLogger } from '@opentelemetry/api'
import { registered } from '../registered.ts'

/**
 * An application that registers a provider after ours is refused by OpenTelemetry, which says so
 * to its diagnostic logger alone. Where nobody listens to that, we do.
 */
export function listenForLateRegistration(warn: (message: string) => void): void {
  if (registered('diag')) return
  let said = false
  const error = (message: string) => {
    if (said || !/duplicate registration of API: (trace|context)/.test(message)) return
    said = true
    warn(
      'The application set up OpenTelemetry after this SDK had, so its provider is not in use. ' +
        'Set it up before, and it is adopted; or leave it out, and pass its instrumentations as ' +
        'the option `instrumentations`.',
    )
  }
  const silent = () => {}
  const logger: DiagLogger = { error, warn: silent, info: silent, debug: silent, verbose: silent }
  diag.setLogger(logger, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true })
}
