export type LabelValue = string | number | boolean

/** One value for each declared name, in the declared order. */
export type LabelValues<Names extends readonly string[]> = {
  readonly [Index in keyof Names]: LabelValue
}

/** A value that is longer says more than a series should. */
const maxLength = 1_024

const loneSurrogate = /\p{Surrogate}/gu
const unsafe = /["\\\n]/
const unsafeAll = /["\\\n]/g
const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n' }

export function escapeLabelValue(value: string): string {
  return unsafe.test(value) ? value.replace(unsafeAll, (found) => escapes[found] ?? found) : value
}

/** What a label can hold: well-formed Unicode of a bounded length. Missing is the same as empty. */
export function cleanLabelValue(value: LabelValue | null | undefined): string {
  const text = String(value ?? '')
  const bounded = text.length > maxLength ? text.slice(0, maxLength) : text
  return bounded.replace(loneSurrogate, '\uFFFD')
}

/**
 * `a="x",b="y"` for names and clean values. A label without a value is left out: Prometheus takes
 * the two as the same, so a series has one text, which also serves as its key.
 */
export function labelText(names: readonly string[], values: readonly string[]): string {
  let text = ''
  for (const [index, name] of names.entries()) {
    const value = values[index] ?? ''
    if (value === '') continue
    text += `${text === '' ? '' : ','}${name}="${escapeLabelValue(value)}"`
  }
  return text
}
