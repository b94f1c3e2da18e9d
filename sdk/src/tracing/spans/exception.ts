import type { Attributes } from '@opentelemetry/api'
import type { DescribedError, Redaction } from '../../redaction/index.ts'

/** An error with its causes, in the words of OpenTelemetry's conventions for exceptions. */
export function exceptionAttributes(error: unknown, redaction: Redaction): Attributes {
  const described = redaction.error(error, true)
  const stack = [described, ...(described.causes ?? [])].map(stackOf).join('\nCaused by: ')
  return {
    'exception.type': described.type,
    'exception.message': described.message,
    'exception.stacktrace': stack,
  }
}

function stackOf({ stack, type, message }: DescribedError): string {
  return stack ?? `${type}: ${message}`
}
