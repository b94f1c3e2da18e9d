import { expect, it } from 'vitest'
import { format } from '../../src/preview/units/format.ts'

it.each([
  [0.0042, 's', '4.20 ms'],
  [1.5, 's', '1.50 s'],
  [90, 's', '1.50 mins'],
  [86_400, 's', '1 day'],
  [250, 'ms', '250 ms'],
  [0.9995, 'percentunit', '99.95%'],
  [0.999, 'percentunit', '99.9%'],
  [1, 'percentunit', '100%'],
  [0.001, 'percentunit', '0.100%'],
  [12.3456, 'percent', '12.3%'],
  [1_234, 'reqps', '1.23K req/s'],
  [0.5, 'reqps', '0.500 req/s'],
  [3 * 2 ** 30, 'bytes', '3 GiB'],
  [1_500, 'decbytes', '1.50 kB'],
  [1_234_567, 'short', '1.23 Mil'],
  [1_234_567, 'none', '1234567'],
  [7, 'suffix:pods', '7 pods'],
  [12.5, 'currencyEUR', '€12.5'],
  [1, 'bool_yes_no', 'Yes'],
  [0, 's', '0 s'],
  [-0.25, 'percentunit', '-25%'],
  [1_700_000_000_000, 'dateTimeAsIso', '2023-11-14 22:13:20'],
  [1e30, 'dateTimeAsIso', '1e+30'],
  [Number.NaN, 's', '–'],
  [Infinity, 's', '∞'],
])('%d in %s reads %s', (value, unit, text) => {
  expect(format(value, unit)).toBe(text)
})

it('prints as many decimals as a panel asks for', () => {
  expect(format(0.99951, 'percentunit', 2)).toBe('99.95%')
})
