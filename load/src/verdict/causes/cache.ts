import type { FindCause } from './context.ts'

export const cache: FindCause = ({ evidence, delta, broken }) => {
  if (!broken.has('server-count') || delta?.requests == null) return null
  const sent = evidence.client.total - evidence.client.unanswered
  const numbers = [`${sent} answers came, the server counted ${delta.requests} requests`]
  if (delta.requests < sent) {
    const effect =
      'something before the service answered in its place, or its metrics leave requests out'
    return { id: 'cache', subject: null, strength: 'strong', effect, evidence: numbers }
  }
  const effect = 'the server counts requests that were not ours'
  return { id: 'unknown', subject: 'other traffic', strength: 'weak', effect, evidence: numbers }
}
