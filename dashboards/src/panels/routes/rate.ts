import { chosenRoutes } from '../../queries/server.ts'
import type { DefinePanel } from '../define.ts'
import { rateByStatus } from '../red/rate-by-status.ts'

export const rate: DefinePanel = (service) => rateByStatus(service, 'route/rate', chosenRoutes)
