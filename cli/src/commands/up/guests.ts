import type { Service } from '@obs-toolkit/sdk/service'
import { oneOfEach } from '../../generate/one-of-each.ts'
import type { Terminal } from '../../io.ts'
import { loadServices } from '../../service/load.ts'
import { demo, demoDeclarations } from '../../stack/guests/demo.ts'
import type { Invite } from '../../stack/guests/guest.ts'
import { needsOneTarget, running, started } from '../../stack/guests/own.ts'
import { guestOf } from '../../stack/guests/target.ts'
import type { Target } from '../../stack/guests/target.ts'
import type { UpOptions } from '../up.ts'

interface Guests {
  readonly services: readonly Service[]
  readonly invite: Invite
}

/** Services of the user's own, those of the demo, or both. */
export async function guestsFor(options: UpOptions, terminal: Terminal): Promise<Guests> {
  const { target = [], start } = options
  if (start !== undefined && target.length !== 1) throw needsOneTarget()
  const declared = target.length > 0 ? await loadServices(terminal) : []
  const withDemo = options.demo === true || target.length === 0
  const ofDemo = withDemo ? await loadServices({ ...terminal, services: demoDeclarations }) : []
  const services = declared.map(({ service }) => service)
  const invites = [
    ...(target.length > 0 ? [ownInvite(services, target, start, terminal)] : []),
    ...(withDemo ? [demo(terminal)] : []),
  ]
  return { services: oneOfEach([...declared, ...ofDemo]), invite: together(invites) }
}

function ownInvite(
  services: readonly Service[],
  targets: readonly Target[],
  command: string | undefined,
  terminal: Terminal,
): Invite {
  if (command === undefined) return running(services, targets, terminal)
  const guest = guestOf(targets[0]!, services)
  const service = services.find(({ name }) => name === guest.service)!
  return started(command, service, guest, terminal)
}

function together(invites: readonly Invite[]): Invite {
  return async (...given) => {
    const all = await Promise.all(invites.map((invite) => invite(...given)))
    return {
      guests: all.flatMap(({ guests }) => guests),
      stopped: () => Promise.all(all.map(({ stopped }) => stopped())),
    }
  }
}
