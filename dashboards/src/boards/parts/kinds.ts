import type { Service } from '@obs-toolkit/sdk/service'
import type { BoardKind } from '../../model/board.ts'

/** A service without objectives has no board about them. */
export function kindsOf({ objectives }: Service): readonly BoardKind[] {
  return kinds.filter((kind) => kind !== 'slo' || objectives.length > 0)
}

const kinds: readonly BoardKind[] = [
  'overview',
  'routes',
  'slo',
  'dependencies',
  'runtime',
  'load-test',
]
