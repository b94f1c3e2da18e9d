import type { Service } from '@obs-toolkit/sdk/service'
import type { Board } from '../model/board.ts'
import { overview } from './overview.ts'

/** Every board of a service. Pure: the same declaration gives the same boards. */
export function buildBoards(service: Service): readonly Board[] {
  return [overview(service)]
}
