import type { Step } from './field.ts'

export type Tone = 'good' | 'bad' | 'doubt' | 'one' | 'two' | 'three' | 'quiet' | 'text'

/** Grafana's colours by the name of ours that means the same, dark or light. */
const tones: readonly (readonly [name: RegExp, tone: Tone])[] = [
  [/green/i, 'good'],
  [/red/i, 'bad'],
  [/orange|yellow/i, 'doubt'],
  [/blue/i, 'one'],
  [/purple/i, 'two'],
  [/text|transparent|gr[ae]y/i, 'quiet'],
]

export function toneOf(colour: string): Tone | undefined {
  return tones.find(([name]) => name.test(colour))?.[1] ?? toneOfHex(colour)
}

/** The tone of the last threshold that a value has reached. */
export function toneAt(value: number | null, steps: readonly Step[]): Tone | undefined {
  if (value === null) return undefined
  const reached = steps.findLast(({ from }) => from === null || value >= from)
  return reached && toneOf(reached.colour)
}

function toneOfHex(colour: string): Tone | undefined {
  const [, red = '', green = '', blue = ''] =
    /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(colour) ?? []
  if (red === '') return undefined
  const [r, g, b] = [red, green, blue].map((part) => Number.parseInt(part, 16)) as [
    number,
    number,
    number,
  ]
  if (Math.max(r, g, b) - Math.min(r, g, b) < 30) return 'quiet'
  if (b >= r && b >= g) return r > g + 40 ? 'two' : 'one'
  if (g >= r) return 'good'
  return g > b + 60 ? 'doubt' : 'bad'
}
