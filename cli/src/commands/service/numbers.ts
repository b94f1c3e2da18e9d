/** 0.999 → `99.9 %`, without the digits that binary fractions add. */
export function percent(ratio: number): string {
  return `${round(ratio * 100)} %`
}

export function perSecond(rate: number | null): string {
  return rate === null ? 'not declared' : `${round(rate)}/s`
}

function round(value: number): number {
  return Number(value.toPrecision(10))
}
