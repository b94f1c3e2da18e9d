/** k6 logs one JSON object a line; a failing run logs a line for every request. */
export interface Log {
  readonly line: (line: string) => void
  /** Distinct, the first ones. */
  readonly messages: () => readonly string[]
  /** What k6 said of itself, where it could not go on. */
  readonly errors: () => readonly string[]
}

const most = 20
const longest = 500
const ofEveryRequest = 'Request Failed'

export function createLog(): Log {
  const messages = new Set<string>()
  const errors = new Set<string>()
  return {
    messages: () => [...messages],
    errors: () => [...errors],
    line: (line) => {
      const { level, msg } = parse(line)
      if (msg === '' || msg === ofEveryRequest) return
      if (messages.size < most) messages.add(msg)
      if (level === 'error' && errors.size < most) errors.add(msg)
    },
  }
}

function parse(line: string): { level: string; msg: string } {
  try {
    const { level, msg, error } = JSON.parse(line) as Record<string, unknown>
    const text = [msg, error].filter((part) => typeof part === 'string').join(': ')
    return {
      level: String(level),
      msg: msg === ofEveryRequest ? ofEveryRequest : text.slice(0, longest),
    }
  } catch {
    return { level: 'info', msg: line.trim().slice(0, longest) }
  }
}
