/** Largest first: from this size on, divide by it and put this behind the number. */
export type Scales = readonly (readonly [size: number, name: string])[]

/**
 * Grafana's units as data, so that a page's axes and its numbers are worded alike, see
 * https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts
 */
export function scalesOf(unit: string): Scales {
  return known[unit] ?? made(unit) ?? [...thousands(''), [1, unit]]
}

const time: Scales = [
  [31_536_000, ' years'],
  [604_800, ' weeks'],
  [86_400, ' days'],
  [3_600, ' hours'],
  [60, ' mins'],
  [1, ' s'],
  [1e-3, ' ms'],
  [1e-6, ' µs'],
  [1e-9, ' ns'],
]

const iec = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']
const si = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']

const perSecond: Readonly<Record<string, string>> = {
  reqps: 'req/s',
  rps: 'rd/s',
  wps: 'wr/s',
  ops: 'ops/s',
  iops: 'io/s',
  cps: 'c/s',
  eps: 'evt/s',
  mps: 'msg/s',
  recps: 'rec/s',
  rowsps: 'rows/s',
  cpm: 'c/m',
  opm: 'ops/m',
  rpm: 'rd/m',
  wpm: 'wr/m',
  reqpm: 'req/m',
  pps: 'p/s',
}

const known: Readonly<Record<string, Scales>> = {
  '': [...thousands(''), [1, '']],
  none: [[1, '']],
  string: [[1, '']],
  short: [
    [1e12, ' Tri'],
    [1e9, ' Bil'],
    [1e6, ' Mil'],
    [1e3, ' K'],
    [1, ''],
  ],
  sishort: [...thousands(''), [1, ''], [1e-3, 'm'], [1e-6, 'µ']],
  percent: [[1, '%']],
  percentunit: [[0.01, '%']],
  s: time,
  ms: scaled(time, 1e3),
  µs: scaled(time, 1e6),
  ns: scaled(time, 1e9),
  m: scaled(time, 1 / 60),
  h: scaled(time, 1 / 3_600),
  d: scaled(time, 1 / 86_400),
  dtdurations: time,
  dtdurationms: scaled(time, 1e3),
  bytes: powers(1_024, iec),
  decbytes: powers(1_000, si),
  bits: powers(1_024, ['b', 'Kib', 'Mib', 'Gib', 'Tib']),
  decbits: powers(1_000, ['b', 'kb', 'Mb', 'Gb', 'Tb']),
  binBps: powers(
    1_024,
    iec.map((name) => `${name}/s`),
  ),
  Bps: powers(
    1_000,
    si.map((name) => `${name}/s`),
  ),
  binbps: powers(1_024, ['b/s', 'Kib/s', 'Mib/s', 'Gib/s']),
  bps: powers(1_000, ['b/s', 'kb/s', 'Mb/s', 'Gb/s']),
  kbytes: scaled(powers(1_024, iec), 1 / 1_024),
  mbytes: scaled(powers(1_024, iec), 1 / 1_024 ** 2),
  gbytes: scaled(powers(1_024, iec), 1 / 1_024 ** 3),
  hertz: powers(1_000, ['Hz', 'kHz', 'MHz', 'GHz']),
  celsius: [[1, ' °C']],
  ...Object.fromEntries(
    Object.entries(perSecond).map(([unit, name]) => [
      unit,
      [...thousands(` ${name}`), [1, ` ${name}`]],
    ]),
  ),
}

function thousands(name: string): Scales {
  return [
    [1e12, `T${name}`],
    [1e9, `B${name}`],
    [1e6, `M${name}`],
    [1e3, `K${name}`],
  ]
}

function powers(base: number, names: readonly string[]): Scales {
  return names.map((name, at) => [base ** at, ` ${name}`] as const).toReversed()
}

/** The same for numbers that count in a part of the unit. */
function scaled(scales: Scales, by: number): Scales {
  return scales.map(([size, name]) => [size * by, name])
}

/** Units that an author made up. */
function made(unit: string): Scales | undefined {
  if (unit.startsWith('suffix:')) return [[1, ` ${unit.slice('suffix:'.length)}`]]
  if (unit.startsWith('si:')) {
    return [...thousands(unit.slice('si:'.length)), [1, unit.slice('si:'.length)]]
  }
  return undefined
}
