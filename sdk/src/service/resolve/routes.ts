import type { ExampleDefinition, ExpectDefinition, RouteDefinition } from '../definition.ts'
import { parseRouteKey } from '../routes/key.ts'
import type { Checked } from '../rules/finding.ts'
import type { Example, Expect, Route } from '../service.ts'
import { all, orNull } from './values.ts'

export function resolveRoutes({ routes = {} }: Checked): Route[] {
  const restShare = shareOfTheRest(Object.values(routes))
  return Object.entries(routes).flatMap(([written, route]) => {
    const key = parseRouteKey(written)
    if (key === null) return []
    return [
      {
        ...key,
        share: route.share ?? (route.stream === true ? 0 : restShare),
        stream: route.stream ?? false,
        example: route.example === undefined ? null : resolveExample(route.example),
      },
    ]
  })
}

/** What the written shares leave, divided equally; streams have none unless they say so. */
function shareOfTheRest(routes: readonly RouteDefinition[]): number {
  const written = routes.reduce((sum, { share = 0 }) => sum + share, 0)
  const rest = routes.filter(({ share, stream }) => share === undefined && stream !== true)
  return Number((Math.max(0, 1 - written) / Math.max(1, rest.length)).toPrecision(12))
}

function resolveExample(written: ExampleDefinition): Example {
  return {
    params: written.params ?? {},
    query: written.query ?? {},
    headers: written.headers ?? {},
    ...(written.body === undefined ? {} : { body: written.body }),
    expect: resolveExpect(written.expect ?? {}),
    data: orNull(written.data),
  }
}

function resolveExpect(written: number | readonly number[] | ExpectDefinition): Expect {
  const expect: ExpectDefinition = isStatus(written) ? { status: written } : written
  return {
    status: expect.status === undefined ? null : all(expect.status),
    contentType: orNull(expect.contentType),
    includes: orNull(expect.includes),
  }
}

function isStatus(
  written: number | readonly number[] | ExpectDefinition,
): written is number | readonly number[] {
  return typeof written === 'number' || Array.isArray(written)
}
