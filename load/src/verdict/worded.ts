/** Numbers as sentences have them: three digits. */
export function worded(value: number): string {
  return String(Number(value.toPrecision(3)))
}

/** Close to all it has more, as 99.99 % is not 100 %. */
export function percent(ratio: number): string {
  const digits = ratio > 0.99 && ratio < 1 ? 7 : 3
  return `${Number((ratio * 100).toPrecision(digits))} %`
}

export function ms(value: number): string {
  return `${worded(value)} ms`
}
