import { scalesOf } from './scales.ts'

/** A number as Grafana would print it; `decimals` where the panel says how many. */
export function format(value: number | null, unit: string, decimals: number | null = null): string {
  if (value === null || Number.isNaN(value)) return '–'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞'
  const word = words[unit]
  if (word) return word(value)
  const scales = scalesOf(unit)
  const [size, name] = scales.find(([size]) => Math.abs(value) >= size) ??
    (value === 0 ? scales.find(([size]) => size === 1) : scales.at(-1)) ?? [1, '']
  const shown = digits(
    value / size,
    decimals ?? (name === '%' ? decimalsBelowAll(value / size) : null),
  )
  return unit.startsWith('currency') || unit.startsWith('prefix:')
    ? prefixed(unit, shown)
    : `${shown}${shown === '1' ? singular(name) : name}`
}

const words: Readonly<Record<string, (value: number) => string>> = {
  bool: (value) => (value ? 'True' : 'False'),
  bool_yes_no: (value) => (value ? 'Yes' : 'No'),
  bool_on_off: (value) => (value ? 'On' : 'Off'),
  dateTimeAsIso: moment,
  dateTimeFromNow: (value) => `${format((Date.now() - value) / 1_000, 's', 0)} ago`,
}

/** Milliseconds since 1970; beyond what a date can be, the number. */
function moment(value: number): string {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) return String(value)
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

/** Three digits that tell something, none after the point for a whole number. */
function digits(value: number, decimals: number | null): string {
  if (decimals !== null) return value.toFixed(Math.min(20, Math.max(0, decimals)))
  if (Number.isInteger(value)) return String(value)
  const magnitude = Math.floor(Math.log10(Math.abs(value)))
  return value.toFixed(Math.min(20, Math.max(0, 2 - magnitude)))
}

/** 99.95 % is not 100 %: as many decimals as it takes to see what is missing. */
function decimalsBelowAll(percent: number): number | null {
  return percent > 99 && percent < 100 ? -Math.floor(Math.log10(100 - percent)) : null
}

function singular(name: string): string {
  return /^ (mins|hours|days|weeks|years)$/.test(name) ? name.slice(0, -1) : name
}

const currencies: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' }

function prefixed(unit: string, shown: string): string {
  if (unit.startsWith('prefix:')) return unit.slice('prefix:'.length) + shown
  const code = unit.slice('currency'.length)
  return `${currencies[code] ?? `${code} `}${shown}`
}
