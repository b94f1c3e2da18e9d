import type { DefinePanel } from '../define.ts'
import { rateByStatus } from '../red/rate-by-status.ts'

export const rate: DefinePanel = (service) => rateByStatus(service, 'red/rate')
