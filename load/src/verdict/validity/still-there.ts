import type { Rule } from './rule.ts'

const ofRun = 0.05
const leastSeconds = 1

/** A service that went away under load has failed, however well it did until then. */
export const stillThere: Rule = {
  id: 'V24',
  name: 'still-there',
  unit: 's',
  makes: 'fail',
  voids: 'pass',
  remedy: 'At the end nothing answered any more: the service died or hung under the load.',
  check: ({ client }) => {
    const last = client.slots.findLastIndex(({ requests, failed }) => requests > failed)
    const silent = client.slots.slice(last + 1).filter(({ requests }) => requests > 0)
    const seconds = silent.length * client.slotSeconds
    const limit = Math.max(leastSeconds, client.measured.seconds * ofRun)
    const unanswered = client.unanswered > 0 && silent.length > 0
    return { ok: !unanswered || seconds <= limit, value: Number(seconds.toPrecision(3)), limit }
  },
}
