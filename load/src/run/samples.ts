import { createCsvReader } from './csv.ts'
import type { CsvReader } from './csv.ts'
import type { createIdentify } from './identify.ts'
import type { RequestSeen } from './requests.ts'

/** What k6's stream tells, sample by sample, put together again. */
export interface SampleHandlers {
  readonly request: (request: RequestSeen) => void
  readonly check: (check: CheckSeen) => void
  readonly dropped: (count: number) => void
  readonly exception: () => void
  readonly iteration: (index: number) => void
}

export interface CheckSeen {
  readonly index: number
  readonly name: string
  readonly passed: boolean
}

/**
 * Reads k6's CSV output. The samples of one request follow each other; two of them are needed, and
 * `http_req_receiving` ends them. Most lines are of no interest and are dropped by their name.
 */
export function createSampleReader(
  identify: ReturnType<typeof createIdentify>,
  handlers: SampleHandlers,
): (line: string) => void {
  let reader: CsvReader | null = null
  let blockedMs = 0
  let durationMs = 0
  return (line) => {
    if (reader === null) {
      reader = createCsvReader(line)
      return
    }
    const metric = line.slice(0, line.indexOf(','))
    if (metric === 'http_req_duration') durationMs = valueOf(line)
    else if (metric === 'http_req_blocked') blockedMs = valueOf(line)
    else if (metric === 'http_req_receiving')
      handlers.request(requestOf(reader, line, { blockedMs, durationMs }, identify))
    else if (metric === 'iterations') handlers.iteration(placeOf(reader, reader.read(line)).index)
    else if (metric === 'checks') handlers.check(checkOf(reader, line))
    else if (metric === 'dropped_iterations') handlers.dropped(valueOf(line))
    else if (metric === 'obs_exceptions') handlers.exception()
  }
}

function valueOf(line: string): number {
  const from = line.indexOf(',', line.indexOf(',') + 1) + 1
  return Number(line.slice(from, line.indexOf(',', from)))
}

function requestOf(
  reader: CsvReader,
  line: string,
  times: Pick<RequestSeen, 'blockedMs' | 'durationMs'>,
  identify: ReturnType<typeof createIdentify>,
): RequestSeen {
  const fields = reader.read(line)
  const { index, lagMs } = placeOf(reader, fields)
  const status = Number(fields[reader.at('status')] || 0)
  const { name, expected } = identify(index, status, {
    name: fields[reader.at('name')] ?? '',
    expected: fields[reader.at('expected_response')] === 'true',
  })
  return {
    index,
    lagMs,
    name,
    status,
    errorCode: Number(fields[reader.at('error_code')] || 0),
    expected,
    blockedMs: times.blockedMs,
    durationMs: times.durationMs,
    endedMs: Number(fields[1]) / 1e6,
  }
}

function checkOf(reader: CsvReader, line: string): CheckSeen {
  const fields = reader.read(line)
  const { index } = placeOf(reader, fields)
  return { index, name: fields[reader.at('check')] ?? '', passed: valueOf(line) === 1 }
}

/** Set by `load/k6/iteration.ts`: `obs=<index>.<lag>`; −1 where an iteration has none. */
function placeOf(
  reader: CsvReader,
  fields: readonly string[],
): Pick<RequestSeen, 'index' | 'lagMs'> {
  const metadata = fields[reader.at('metadata')] ?? ''
  const from = metadata.indexOf('obs=')
  if (from === -1) return { index: -1, lagMs: 0 }
  const [index, lag] = metadata
    .slice(from + 4)
    .split('&', 1)[0]!
    .split('.')
  return { index: Number(index), lagMs: Number(lag) }
}
