import * as successor from '@prometheus-io/client'
import * as original from 'prom-client'

/** Both generations of the client that an application may have. They behave the same here. */
export const clients: readonly (readonly [name: string, client: typeof successor])[] = [
  ['@prometheus-io/client', successor],
  ['prom-client', original as unknown as typeof successor],
]
