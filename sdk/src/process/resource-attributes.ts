/** Of `OTEL_RESOURCE_ATTRIBUTES`: `service.version=1.4.0,vcs.ref.head.revision=4f1c…`, values percent-encoded. */
export function resourceAttributes(): ReadonlyMap<string, string> {
  const text = process.env['OTEL_RESOURCE_ATTRIBUTES'] ?? ''
  return new Map(
    text.split(',').map((entry) => {
      const [key = '', ...value] = entry.split('=')
      return [key.trim(), decoded(value.join('=').trim())] as const
    }),
  )
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
