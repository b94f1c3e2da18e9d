/** One request in ten asks to be traced; the others leave it to the service. */
const sampledOneIn = 10

function hex(): string {
  return ((Math.random() * 0x1_0000_0000) >>> 0).toString(16).padStart(8, '0')
}

export function newTraceId(): string {
  return hex() + hex() + hex() + hex()
}

export function correlate(traceId: string, index: number): Record<string, string> {
  const flags = index % sampledOneIn === 0 ? '01' : '00'
  return {
    traceparent: `00-${traceId}-${hex()}${hex()}-${flags}`,
    'x-request-id': traceId,
  }
}
