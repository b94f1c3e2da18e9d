import type { Service } from '@obs-toolkit/sdk/service'
import type { Board, BoardKind, QueryVariable, Row } from '../../model/board.ts'
import { uidOf } from '../uid.ts'
import { annotations } from './annotations.ts'
import { ofTheWhole, readingRules } from './exclusions.ts'
import { kindsOf } from './kinds.ts'
import { boardLinks } from './links.ts'
import { linked, prometheus, targets } from './variables.ts'

interface Particular extends Pick<Board, 'title' | 'description' | 'rows'> {
  readonly kind: BoardKind
  /** False where no panel looks at single instances. */
  readonly ofInstances?: boolean
  readonly variables?: readonly QueryVariable[]
  readonly from?: string
}

/** What all boards of a service have in common. */
export function frame(service: Service, particular: Particular): Board {
  const { kind, title, description, from = 'now-1h' } = particular
  const { ofInstances = true, variables = [] } = particular
  const rows = particular.rows.filter(hasPanels)
  return {
    schema: 'obs.board/v1',
    kind,
    service: service.name,
    uid: uidOf(service, kind),
    title: `${service.name} / ${title}`,
    description,
    tags: ['obs', kind, `service:${service.name}`],
    from,
    refresh: '30s',
    variables: [prometheus, ...(ofInstances ? targets(service) : []), ...variables, ...linked],
    annotations: annotations(service),
    links: boardLinks(service, kind, kindsOf(service)),
    rows,
    exclusions: ofInstances ? readingRules(rows) : ofTheWhole(rows),
  }
}

function hasPanels({ panels }: Row): boolean {
  return panels.length > 0
}
