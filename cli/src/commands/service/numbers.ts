/** 0.999 → `99.9 %`, without the digits that binary fractions add; all that was declared. */
export function percent(ratio: number): string {
  return `${round(ratio * 100)} %`
}

/** A part of something, often what others left: 1/12 → `8.3 %`. */
export function share(ratio: number): string {
  const percents = ratio * 100
  return `${Number(percents < 0.1 ? percents.toPrecision(1) : percents.toFixed(1))} %`
}

/** As it was declared. */
export function perSecond(rate: number | null): string {
  return rate === null ? 'not declared' : `${round(rate)}/s`
}

/** What follows from a share. */
export function aboutPerSecond(rate: number): string {
  return `${Number(rate.toPrecision(3))}/s`
}

function round(value: number): number {
  return Number(value.toPrecision(10))
}
