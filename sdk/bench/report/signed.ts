export function signed(value: number, digits: number = 1): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(digits)}`
}
