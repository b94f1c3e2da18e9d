import http from 'k6/http'
import { correlate } from './trace.ts'

/** Where the parameters stand among the arguments. */
const places = {
  get: 1,
  head: 1,
  post: 2,
  put: 2,
  patch: 2,
  del: 2,
  options: 2,
  request: 3,
  asyncRequest: 3,
}

type Arguments = unknown[]
type Methods = Record<string, (...args: Arguments) => unknown>

let current = 0

/** From now on requests of the user's script carry the ids of this iteration. */
export function correlateScript(index: number): void {
  current = index
}

/** A script reaches k6's functions through the one object that this changes. */
const methods = http as unknown as Methods
for (const [name, place] of Object.entries(places)) {
  const send = methods[name]!
  methods[name] = (...args) => {
    while (args.length < place) args.push(null)
    args[place] = withIds(args[place] as Params | null | undefined)
    return send(...args)
  }
}

interface Params {
  readonly headers?: Record<string, string>
}

/** What the script says itself stands. */
function withIds(params: Params | null | undefined): Params {
  const headers: Record<string, string> = {}
  correlate(headers, current)
  return { ...params, headers: Object.assign(headers, params?.headers) }
}

const batch = methods['batch']!
methods['batch'] = (requests) => batch(eachWithIds(requests as Batch))

/** What `http.batch` takes. */
type Batch = Batched[] | Record<string, Batched>
type Batched = Address | BatchedList | { params?: Params | null }
/** A text, or what k6 makes of http.url`…`. */
type Address = string | { clean_url: string }
type BatchedList = [method: string, url: Address, body?: unknown, params?: Params | null]

function eachWithIds(requests: Batch): unknown {
  if (Array.isArray(requests)) return requests.map(batchedWithIds)
  const named = Object.entries(requests)
  return Object.fromEntries(named.map(([name, request]) => [name, batchedWithIds(request)]))
}

function batchedWithIds(request: Batched): unknown {
  if (Array.isArray(request)) {
    const [method, url, body = null, params] = request
    return [method, url, body, withIds(params)]
  }
  if (typeof request === 'string' || 'clean_url' in request)
    return ['GET', request, null, withIds(null)]
  return { ...request, params: withIds(request.params) }
}
