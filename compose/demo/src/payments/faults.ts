import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from '../faults/fault.ts'
import { tooMany } from '../faults/too-many.ts'
import type { PaymentsService } from './service.ts'

/** What can go wrong in payments, for which orders has to wait. */
export function faultsOf({ app, gate }: PaymentsService): Record<string, Fault> {
  return {
    'slow-dependency': gate.fault(() => sleep(700 + Math.random() * 200)),
    'dependency-down': () => stopListening(app),
    'retry-storm': gate.fault(tooMany(15, 503)),
  }
}

function stopListening({ server }: PaymentsService['app']): () => void {
  const address = server.address()
  if (address === null || typeof address === 'string') return () => {}
  server.close()
  server.closeAllConnections()
  return () => server.listen(address.port, address.address)
}
