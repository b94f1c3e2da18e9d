/** A template taken apart. Every syntax is parsed to parts, and parts are printed in one grammar. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'param'; readonly name: string; readonly optional: boolean }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'group'; readonly parts: readonly Part[] }

export const text = (value: string): Part => ({ kind: 'text', text: value })
export const param = (name: string, optional = false): Part => ({
  kind: 'param',
  name: name.replaceAll(/\W/gu, '_'),
  optional,
})
export const wildcard: Part = { kind: 'wildcard' }
export const group = (parts: readonly Part[]): Part => ({ kind: 'group', parts })
