import type { Rule } from './rule.ts'
import { agreeingVersions } from './rules/agreeing-versions.ts'
import { healthChecks } from './rules/health-checks.ts'
import { leastPrivilege } from './rules/least-privilege.ts'
import { limits } from './rules/limits.ts'
import { loopbackPorts } from './rules/loopback-ports.ts'
import { mounts } from './rules/mounts.ts'
import { noPasswords } from './rules/no-passwords.ts'
import { offlineStart } from './rules/offline-start.ts'
import { pinnedImages } from './rules/pinned-images.ts'
import { rotatedLogs } from './rules/rotated-logs.ts'

export const rules: readonly Rule[] = [
  pinnedImages,
  agreeingVersions,
  healthChecks,
  limits,
  leastPrivilege,
  mounts,
  loopbackPorts,
  noPasswords,
  rotatedLogs,
  offlineStart,
]
