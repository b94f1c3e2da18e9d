// Who may depend on whom. A room lists the rooms that it may import; everything else that
// is ours is out of bounds. The picture is in docs/architecture.md.
export type Room =
  | 'sdk/service'
  | 'sdk'
  | 'alerts'
  | 'dashboards'
  | 'load'
  | 'load/k6'
  | 'cli'
  | 'demo'

export const mayImport: Record<Room, readonly Room[]> = {
  'sdk/service': [],
  sdk: ['sdk/service'],
  alerts: ['sdk/service'],
  dashboards: ['alerts', 'sdk/service'],
  load: ['alerts', 'sdk/service'],
  'load/k6': [],
  cli: ['dashboards', 'load', 'alerts', 'sdk', 'sdk/service'],
  // Outside the house: it has what every user has.
  demo: ['sdk', 'sdk/service'],
}

/** The folders of each room's source; the first that matches a path is its room. */
export const folders: readonly (readonly [folder: string, room: Room])[] = [
  ['sdk/src/service/', 'sdk/service'],
  ['sdk/src/', 'sdk'],
  ['alerts/src/', 'alerts'],
  ['dashboards/src/', 'dashboards'],
  ['load/src/', 'load'],
  ['load/k6/', 'load/k6'],
  ['cli/src/', 'cli'],
  ['compose/demo/src/', 'demo'],
]

export function roomOf(path: string): Room | undefined {
  return folders.find(([folder]) => path.startsWith(folder))?.[1]
}

/** The room behind a package name such as `@obs-toolkit/sdk/service`; undefined if not ours. */
export function roomOfPackage(specifier: string): Room | undefined {
  if (!specifier.startsWith('@obs-toolkit/')) return undefined
  const [, name, subpath] = specifier.split('/')
  return name === 'sdk' && subpath === 'service' ? 'sdk/service' : (name as Room)
}
