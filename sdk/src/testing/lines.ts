import type { SeenLog } from './seen.ts'

/** One JSON document a line; what is none is kept as a message. */
export function readLines(text: string, take: (log: SeenLog) => void): void {
  for (const line of text.split('\n')) if (line !== '') take(readLine(line))
}

function readLine(line: string): SeenLog {
  try {
    return JSON.parse(line) as SeenLog
  } catch {
    return { msg: line }
  }
}
