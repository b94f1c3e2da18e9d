/** One request as k6 saw it. */
export interface RequestSeen {
  /** Of the iteration, in the order in which k6 started them. */
  readonly index: number
  /** How long after its time the iteration started. */
  readonly lagMs: number
  readonly name: string
  /** 0 where there was no answer. */
  readonly status: number
  readonly errorCode: number
  readonly expected: boolean
  /** To get a connection: look-up, connecting, TLS, waiting for a free one. */
  readonly blockedMs: number
  /** From the first byte sent to the last received. */
  readonly durationMs: number
  /** Wall clock. */
  readonly endedMs: number
}

/** What was wrong with a request: `timeout`, `refused`, `reset`, `status:503`, `content` … */
export type FailureKind = string

const notAllowed = new Set([1110, 1111])
const resets = new Set([1201, 1220, 1221])

/** See https://grafana.com/docs/k6/latest/javascript-api/error-codes/ */
export function failureOf(
  request: Pick<RequestSeen, 'status' | 'errorCode' | 'expected'>,
): FailureKind | null {
  const { status, errorCode, expected } = request
  if (errorCode === 1050 || errorCode === 1211) return 'timeout'
  if (status >= 500 || (status > 0 && !expected)) return `status:${status}`
  if (status > 0 && (errorCode === 0 || errorCode >= 1400)) return null
  if (errorCode === 1212) return 'refused'
  if (resets.has(errorCode)) return 'reset'
  if (notAllowed.has(errorCode)) return 'not-allowed'
  if (errorCode >= 1100 && errorCode < 1200) return 'name-lookup'
  if (errorCode >= 1300 && errorCode < 1400) return 'tls'
  return 'broken-answer'
}

/** The same judgement as the SDK's, by what a load test knows beyond production. */
export function judgeSeen(
  failure: FailureKind | null,
  responseMs: number,
  { kind, underMs }: { readonly kind: 'latency' | 'errors'; readonly underMs: number | null },
): 'good' | 'bad' | 'not counted' {
  if (kind === 'errors') return failure === null ? 'good' : 'bad'
  if (failure === 'timeout') return 'bad'
  if (failure !== null) return 'not counted'
  return responseMs <= (underMs ?? 0) ? 'good' : 'bad'
}
