import { about, anything, either, list, map, object, oneOrMore, text, whole } from './build.ts'
import type { Shape } from './shape.ts'
import { contentType, envName, file, headerName } from './texts.ts'

const secret = about(
  'Read from the environment when the request is sent.',
  object({ env: envName }, ['env']),
)

const scalar = either(
  { type: 'number', from: -Number.MAX_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER },
  { type: 'flag' },
  { ...text("'42'"), longest: 10_000, pattern: /^/ },
)

const value = about('A list is drawn from.', oneOrMore(either(...scalar.of, secret)))

const values = map({ ...text("'id'"), wanted: 'a name' }, value)

export const headers: Shape = map(headerName, value)

const status = oneOrMore(whole(100, 599))

export const examples: Shape = about(
  'The request that the load test sends.',
  object({
    params: values,
    query: values,
    headers,
    body: anything,
    expect: about(
      'A status, a list of them, or more; any status below 400 by default.',
      either(
        whole(100, 599),
        list(whole(100, 599)),
        object({ status, contentType, includes: text('\'"id"\'') }),
      ),
    ),
    data: about('A CSV or JSON file; {column} in the other fields is filled from its rows.', file),
  }),
)
