import { needsExample } from '@obs-toolkit/load'
import type { Route, Service } from '@obs-toolkit/sdk/service'
import { aboutPerSecond, share } from './numbers.ts'

export function routeRows({ routes, traffic, load }: Service): string[][] {
  if (routes.length === 0) return []
  const rate = (route: Route, factor: number): string =>
    traffic.peakPerSecond === null
      ? '–'
      : aboutPerSecond(route.share * traffic.peakPerSecond * factor)
  const rows = routes.map((route) => [
    route.key,
    share(route.share),
    rate(route, 1),
    rate(route, load.factor),
    notesOn(route),
  ])
  return [['', 'share', 'at peak', `at ${load.factor}x`, ''], ...rows]
}

function notesOn(route: Route): string {
  const lacking = route.example === null && needsExample(route)
  return [route.stream ? 'stream' : '', lacking ? 'no example request' : '']
    .filter(Boolean)
    .join(', ')
}
