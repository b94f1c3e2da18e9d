import type { Service } from '@obs-toolkit/sdk/service'
import { Failure } from '../failure.ts'
import type { Terminal } from '../io.ts'
import type { Addresses } from './addresses.ts'
import { Ending } from './ending.ts'
import type { Folders } from './folders.ts'
import type { Invite } from './guests/guest.ts'
import type { Notification } from './page/notifications.ts'
import { tools } from './programs.ts'
import { start } from './start.ts'
import { findTools } from './tools.ts'

export interface Wanted {
  readonly services: readonly Service[]
  readonly invite: Invite
  readonly timesFaster: number
  readonly folders: Folders
  readonly onNotification: (notification: Notification) => void
}

export interface Stack {
  readonly page: string
  readonly addresses: Addresses
  readonly services: readonly Service[]
  /** Resolves when somebody asked it to stop, and all of it has. */
  readonly stopped: Promise<void>
}

/** Between the choice of a port and its use, somebody else may take it. */
const mostTries = 3

/** Resolves when all is ready. Whatever goes wrong on the way, nothing is left running. */
export async function startStack(wanted: Wanted, terminal: Terminal): Promise<Stack> {
  const paths = await findTools(tools, terminal)
  for (let tries = 1; ; tries += 1) {
    const ending = new Ending(terminal.signal)
    try {
      return await start(wanted, { terminal, paths, ending })
    } catch (error) {
      await ending.now()
      if (tries === mostTries || !isPortLost(error)) throw error
    }
  }
}

function isPortLost(error: unknown): boolean {
  if (error instanceof Failure) return /address already in use|EADDRINUSE/i.test(error.remedy ?? '')
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
}
