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
    [route.stream ? 'stream' : '', route.example ? '' : 'no example request']
      .filter(Boolean)
      .join(', '),
  ])
  return [['', 'share', 'at peak', `at ${load.factor}x`, ''], ...rows]
}
