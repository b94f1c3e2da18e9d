import type { DefinePanel } from '../define.ts'
import { byRoute } from './by-route.ts'
import { rateByStatus } from '../red/rate-by-status.ts'

export const rate: DefinePanel = (service) => ({
  ...rateByStatus(service, 'red/rate'),
  links: [byRoute(service)],
})
