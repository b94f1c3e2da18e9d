import { check } from 'k6'
import http from 'k6/http'
import { rowsOf } from './data.ts'
import { orders } from './plan.ts'
import type { Request } from './plan.ts'
import { asText, compile, compileAll } from './values.ts'
import type { Row } from './values.ts'

/** Of the check that says whether an answer's content is what was expected. */
const contentCheck = 'obs:content'

export type Send = (index: number, correlation: Record<string, string>) => void

/** Prepares a planned request once; what is returned sends it. */
export function compileRequest(request: Request): Send {
  const { method, key, expect, timeoutMs } = { ...request, timeoutMs: orders.timeoutMs }
  const url = compileUrl(request)
  const headers = compileHeaders(request)
  const body = compileBody(request)
  const rows = request.data === null ? null : rowsOf(request.data)
  const looks = expect.contentType !== null || expect.includes !== null
  // One object for all requests of a virtual user, which sends them one after the other.
  const params = {
    headers: {},
    tags: { name: key },
    timeout: timeoutMs,
    redirects: 0,
    responseType: expect.includes === null ? ('none' as const) : ('text' as const),
    responseCallback: http.expectedStatuses(...(expect.status ?? [{ min: 100, max: 399 }])),
  }
  return (index, correlation) => {
    const row = rows === null ? null : rows[index % rows.length]!
    params.headers = headers === null ? correlation : Object.assign(correlation, headers(row))
    const response = http.request(method, url(row), body(row), params)
    if (looks) check(response, { [contentCheck]: (answer) => asExpected(answer, expect) })
  }
}

function compileUrl({ path, params, query }: Request): (row: Row) => string {
  const draws = path.map((part) =>
    typeof part === 'string' ? () => part : escaped(compile(params[part.param], true), part.param),
  )
  const pairs = compileAll(query)
  const plain = Object.keys(query).length === 0
  return (row) => {
    let url = orders.target
    for (const draw of draws) url += draw(row)
    if (plain) return url
    return `${url}?${pairs(row)
      .map((pair) => pair.map(encodeURIComponent).join('='))
      .join('&')}`
  }
}

/** A wildcard keeps its slashes. */
function escaped(draw: (row: Row) => unknown, name: string): (row: Row) => string {
  if (name === '*') return (row) => encodeURI(asText(draw(row)))
  return (row) => encodeURIComponent(asText(draw(row)))
}

function compileHeaders(request: Request): ((row: Row) => Record<string, string>) | null {
  const pairs = compileAll(request.headers)
  const given = Object.keys(request.headers).some((name) => name.toLowerCase() === 'content-type')
  const json = request.body !== undefined && typeof request.body !== 'string' && !given
  if (!json && Object.keys(request.headers).length === 0) return null
  return (row) => {
    const headers: Record<string, string> = json ? { 'content-type': 'application/json' } : {}
    for (const [name, value] of pairs(row)) headers[name] = value
    return headers
  }
}

function compileBody({ body }: Request): (row: Row) => string | null {
  if (body === undefined) return () => null
  const draw = compile(body, false)
  if (typeof body === 'string') return (row) => asText(draw(row))
  return (row) => JSON.stringify(draw(row))
}

type Answer = ReturnType<typeof http.request>

function asExpected(answer: Answer, { contentType, includes }: Request['expect']): boolean {
  const type = String(answer.headers['Content-Type'] ?? '')
  if (contentType !== null && !type.toLowerCase().startsWith(contentType.toLowerCase()))
    return false
  return includes === null || (typeof answer.body === 'string' && answer.body.includes(includes))
}
