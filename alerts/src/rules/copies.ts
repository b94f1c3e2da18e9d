import type { Service } from '@obs-toolkit/sdk/service'

/** A service in the words of a message, and which copy of it where there are several. */
export function copyName({ name, prometheus }: Service): string {
  const which = prometheus.identity.map(
    (label) => `{{ with $labels.${label} }} in ${label} {{ . }}{{ end }}`,
  )
  return name + which.join('')
}

/** A sentence about what a query answers for the copy that an alert is about; none without an answer. */
export function sentenceOf({ prometheus }: Service, query: string, sentence: string): string {
  const its = prometheus.identity.map((label) => `(eq (label "${label}" .) $labels.${label})`)
  const said = its.length === 0 ? sentence : `{{ if and ${its.join(' ')} }}${sentence}{{ end }}`
  return `{{ range query ${JSON.stringify(query)} }}${said}{{ end }}`
}
