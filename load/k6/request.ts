import { check } from 'k6'
import http from 'k6/http'
import { rowsOf } from './data.ts'
import { orders } from './plan.ts'
import type { Request, Values } from './plan.ts'
import { correlate } from './trace.ts'
import { asText, compile, compileAll } from './values.ts'
import type { Row } from './values.ts'

/** Of the check that says whether an answer's content is what was expected. */
const contentCheck = 'obs:content'

export type Send = (index: number) => void

/**
 * Prepares a planned request once; what is returned sends it. k6 interprets each step of it for
 * every request, so what need not be done is left out here: null where there is nothing to do.
 */
export function compileRequest(request: Request): Send {
  const { method } = request
  const params = paramsOf(request)
  const url = compileUrl(request)
  const fillHeaders = compileHeaders(request, params.headers)
  const body = compileBody(request)
  const rows = request.data === null ? null : rowsOf(request.data)
  const look = compileLook(request)
  return (index) => {
    const row = rows === null ? null : rows[index % rows.length]!
    correlate(params.headers, index)
    if (fillHeaders !== null) fillHeaders(params.headers, row)
    const content = body === null ? null : body(row)
    const response = http.request(method, url(row), content, params)
    if (look !== null) check(response, look)
  }
}

/**
 * One object for all requests of a virtual user, which sends them one after the other. Each entry
 * costs with every request, so it holds only what the options of the run do not say already.
 */
function paramsOf({ expect }: Request) {
  const headers: Record<string, string> = {}
  const timeout = orders.timeoutMs
  return expect.includes === null
    ? { headers, timeout }
    : { headers, timeout, responseType: 'text' as const }
}

function compileLook({ expect }: Request): Record<string, (answer: Answer) => boolean> | null {
  if (expect.contentType === null && expect.includes === null) return null
  return { [contentCheck]: (answer) => asExpected(answer, expect) }
}

function compileUrl(request: Request): (row: Row) => string {
  const { path, params, query } = request
  const draws = path.map((part) =>
    typeof part === 'string' ? () => part : escaped(compile(params[part.param], true), part.param),
  )
  compileAll(query).forEach(([name, draw], at) => {
    const before = `${at === 0 ? '?' : '&'}${encodeURIComponent(name)}=`
    draws.push((row) => before + encodeURIComponent(draw(row)))
  })
  return onceIf(isConstant(request, params, query), (row) => {
    let url = orders.target
    // An iterator is an object for each of its steps.
    // oxlint-disable-next-line prefer-for-of
    for (let at = 0; at < draws.length; at++) url += draws[at]!(row)
    return url
  })
}

/** Neither rows nor lists change it. */
function isConstant({ data }: Request, ...values: readonly Values[]): boolean {
  return data === null && !values.some((each) => Object.values(each).some(Array.isArray))
}

function onceIf<T>(constant: boolean, make: (row: Row) => T): (row: Row) => T {
  if (!constant) return make
  const made = make(null)
  return () => made
}

/** A wildcard keeps its slashes. */
function escaped(draw: (row: Row) => unknown, name: string): (row: Row) => string {
  if (name === '*') return (row) => encodeURI(asText(draw(row)))
  return (row) => encodeURIComponent(asText(draw(row)))
}

/** What every request carries is filled in at once; null where that is all. */
function compileHeaders(
  request: Request,
  filled: Record<string, string>,
): ((headers: Record<string, string>, row: Row) => void) | null {
  const { headers, body } = request
  const given = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  if (body !== undefined && typeof body !== 'string' && !given) {
    filled['content-type'] = 'application/json'
  }
  const pairs = compileAll(headers)
  if (!isConstant(request, headers)) {
    return (all, row) => {
      for (const [name, draw] of pairs) all[name] = draw(row)
    }
  }
  for (const [name, draw] of pairs) filled[name] = draw(null)
  return null
}

function compileBody(request: Request): ((row: Row) => string) | null {
  const { body } = request
  if (body === undefined) return null
  const draw = compile(body, false)
  const make = (row: Row): string =>
    typeof body === 'string' ? asText(draw(row)) : JSON.stringify(draw(row))
  return onceIf(isConstant(request), make)
}

type Answer = ReturnType<typeof http.request>

function asExpected(answer: Answer, { contentType, includes }: Request['expect']): boolean {
  const type = answer.headers['Content-Type'] ?? ''
  if (contentType !== null && !type.toLowerCase().startsWith(contentType.toLowerCase()))
    return false
  return includes === null || (typeof answer.body === 'string' && answer.body.includes(includes))
}
