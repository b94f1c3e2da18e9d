import { receiverKinds } from '../vocabulary.ts'
import { suggest } from '../suggest.ts'
import { finding } from './finding.ts'
import type { Rule } from './finding.ts'
import { placed } from './scopes.ts'

export const receiversAreOneKindEach: Rule = ({ alerts }) =>
  Object.entries(alerts?.receivers ?? {}).flatMap(([name, receiver]) => {
    const kinds = receiverKinds.filter((kind) => receiver[kind] !== undefined)
    if (kinds.length === 1) return []
    return [finding('receiver-kind', ['alerts', 'receivers', name], receiverKinds)]
  })

export const webhooksHaveOneAddress: Rule = ({ alerts }) =>
  Object.entries(alerts?.receivers ?? {}).flatMap(([name, { webhook }]) => {
    if (webhook === undefined || (webhook.url === undefined) !== (webhook.urlFile === undefined)) {
      return []
    }
    return [finding('webhook-address', ['alerts', 'receivers', name])]
  })

export const receiversExist: Rule = ({ alerts = {} }) => {
  const known = Object.keys(alerts.receivers ?? {})
  return (['page', 'ticket', 'escalation'] as const).flatMap((severity) =>
    placed(alerts[severity], ['alerts', severity])
      .filter(({ value }) => !known.includes(value))
      .map(({ value, path }) => ({
        ...finding('unknown-receiver', path, value, suggest(value, known), known),
        because: ['alerts', 'receivers', value],
      })),
  )
}
