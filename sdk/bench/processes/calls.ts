// The little protocol between the measuring process and its children, over Node's IPC channel.

/** What a child answers to: names and functions. */
export type Handlers = Record<string, (...args: never[]) => unknown>

interface Call {
  id: number
  name: string
  args: unknown[]
}

export type Reply = { id: number; result: unknown } | { id: number; error: string }

/** Answers the calls of the parent, and ends with it. */
export function answerCalls(handlers: Handlers): void {
  process.on('disconnect', () => process.exit())
  process.on('message', (call: Call) => void answer(handlers, call))
}

async function answer(handlers: Handlers, { id, name, args }: Call): Promise<void> {
  try {
    const result = await handlers[name]?.(...(args as never[]))
    reply({ id, result })
  } catch (error) {
    reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

function reply(message: Reply): void {
  process.send?.(message)
}
