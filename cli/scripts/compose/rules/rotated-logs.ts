import { ofEachService, unless } from '../rule.ts'

const limits: Readonly<Record<string, readonly string[]>> = {
  'json-file': ['max-size', 'max-file'],
  // Docker keeps a copy of what it ships.
  fluentd: ['cache-max-size', 'cache-max-file', 'fluentd-async'],
}

export const rotatedLogs = ofEachService(
  'rotated-logs',
  'logs fill the disk, or hold up who writes them',
  ({ logging }) =>
    (limits[logging?.driver ?? ''] ?? ['a driver']).flatMap((option) =>
      unless(logging?.options?.[option] !== undefined, `logging: ${option} is missing`),
    ),
)
