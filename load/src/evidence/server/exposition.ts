import { plainText } from '../plain-text.ts'

/** One sample of the Prometheus text format. */
export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const line = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)/
const label = /([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)"/g
const longestLine = 10_000

/** The samples whose names are wanted; a line that makes no sense, or has no number, is passed over. */
export function parseExposition(text: string, wanted: (name: string) => boolean): Sample[] {
  const samples: Sample[] = []
  for (const written of text.split('\n')) {
    if (written.startsWith('#') || written.length > longestLine) continue
    const name = /^[\w:]+/.exec(written)?.[0]
    if (name === undefined || !wanted(name)) continue
    // An exemplar follows after ` # `.
    const match = line.exec(written.split(' # ', 1)[0]!)
    const value = Number(match?.[3])
    if (match && Number.isFinite(value))
      samples.push({ name, labels: labelsOf(match[2] ?? ''), value })
  }
  return samples
}

function labelsOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(label)].map(([, name, value]) => [name!, unescaped(value!)])
  return Object.fromEntries(pairs) as Record<string, string>
}

function unescaped(value: string): string {
  return plainText(
    value.replaceAll(/\\(.)/g, (_whole, char: string) => (char === 'n' ? '\n' : char)),
  )
}
