export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
  /** What stands behind `#` on the line. */
  readonly exemplar: string
}

/** Reads an exposition strictly, label by label; what is not one line of it is an error. */
export function parseExposition(text: string): readonly Sample[] {
  if (!text.endsWith('\n')) throw new Error('The last line does not end')
  const lines = text.slice(0, -1).split('\n')
  return lines.filter((line) => !/^(# (HELP|TYPE|UNIT|EOF)|$)/.test(line)).map(parseSample)
}

function parseSample(line: string): Sample {
  const name = /^[a-zA-Z_][a-zA-Z0-9_]*/.exec(line)?.[0]
  if (name === undefined) throw new Error(`No sample: ${line}`)
  const { labels, rest } = parseLabels(line, name.length)
  const tail = /^ (\S+)(?: # (.+))?$/.exec(rest)
  if (tail === null) throw new Error(`No value: ${line}`)
  return { name, labels, value: parseValue(tail[1] ?? ''), exemplar: tail[2] ?? '' }
}

function parseLabels(
  line: string,
  start: number,
): { labels: Record<string, string>; rest: string } {
  const labels: Record<string, string> = {}
  if (line[start] !== '{') return { labels, rest: line.slice(start) }
  const label = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"([,}])/y
  label.lastIndex = start + 1
  for (;;) {
    const found = label.exec(line)
    if (found === null) throw new Error(`No label at ${start}: ${line}`)
    const [, name = '', value = '', after] = found
    if (name in labels) throw new Error(`Label ${name} twice: ${line}`)
    labels[name] = value.replace(/\\(.)/g, (_, escaped: string) =>
      escaped === 'n' ? '\n' : escaped,
    )
    if (after === '}') return { labels, rest: line.slice(label.lastIndex) }
  }
}

function parseValue(text: string): number {
  if (text === '+Inf') return Infinity
  if (text === '-Inf') return -Infinity
  const value = Number(text)
  if (Number.isNaN(value) && text !== 'NaN') throw new Error(`No number: ${text}`)
  return value
}
