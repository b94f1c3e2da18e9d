import type { Service } from '@obs-toolkit/sdk/service'
import type { ServiceBoardKind } from '../../model/board.ts'

/** A service without objectives has no board about them. */
export function kindsOf({ objectives }: Service): readonly ServiceBoardKind[] {
  return kinds.filter((kind) => kind !== 'slo' || objectives.length > 0)
}

const kinds: readonly ServiceBoardKind[] = [
  'overview',
  'routes',
  'slo',
  'dependencies',
  'runtime',
  'load-test',
]
