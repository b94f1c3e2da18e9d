/** The decimal that a person would write: 0.001 where binary fractions give 0.0010000000000000009. */
export function exact(value: number): number {
  return Number(value.toPrecision(12))
}

/** As many digits as anyone can mean. */
export function sixDigits(value: number): number {
  return Number(value.toPrecision(6))
}

/** The part of the events that may be bad. */
export function budgetOf({ ratio }: { readonly ratio: number }): number {
  return exact(1 - ratio)
}

/** Two digits, never above the value. */
export function roundDown(value: number): number {
  return rounded(value, Math.floor)
}

/** Two digits, never below the value. */
export function roundUp(value: number): number {
  return rounded(value, Math.ceil)
}

function rounded(value: number, towards: (value: number) => number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1)
  return exact(towards(exact(value / unit)) * unit)
}
