import type { Service } from '@obs-toolkit/sdk/service'
import type { Addresses } from '../addresses.ts'
import type { Folders } from '../folders.ts'
import type { Switch } from '../guests/guest.ts'
import type { Program } from '../program.ts'
import type { Notifications } from './notifications.ts'

/** What the page shows of the stack that it is part of. */
export interface View {
  readonly addresses: Addresses
  readonly folders: Folders
  readonly services: readonly Service[]
  readonly programs: () => readonly Program[]
  readonly switches: readonly Switch[]
  readonly notifications: Notifications
  /** What whoever asks us to stop must know. */
  readonly token: string
  readonly stop: () => void
}
