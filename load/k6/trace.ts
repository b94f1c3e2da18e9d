/** One request in ten asks to be traced; the others leave it to the service. */
const sampledOneIn = 10

/** Of each virtual user; what follows it is new for every request, and its end is random. */
const prefix = randomHex()

/** 12 digits. */
function randomHex(): string {
  return Math.floor(Math.random() * 0x1_0000_0000_0000)
    .toString(16)
    .padStart(12, '0')
}

export function newTraceId(index: number): string {
  return prefix + (index + 0x1000_0000).toString(16) + randomHex()
}

export function correlate(traceId: string, index: number): Record<string, string> {
  const flags = index % sampledOneIn === 0 ? '01' : '00'
  return {
    traceparent: `00-${traceId}-${traceId.slice(-16)}-${flags}`,
    'x-request-id': traceId,
  }
}
