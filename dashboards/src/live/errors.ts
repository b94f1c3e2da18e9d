/** It answered, and said no: the query is at fault. */
export class QueryRefused extends Error {
  override readonly name = 'QueryRefused'
}

/** Nobody answered, or not as a Prometheus does. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** No time lies between the beginning and the end that were asked for. */
export class WrongRange extends Error {
  override readonly name = 'WrongRange'
}
