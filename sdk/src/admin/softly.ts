import type { ServerResponse } from 'node:http'

/** What fails costs this answer, and not the process. */
export async function answerSoftly(
  answer: () => unknown,
  res: ServerResponse,
  failed: (error: unknown) => void,
): Promise<void> {
  try {
    await answer()
  } catch (error) {
    failed(error)
    if (!res.headersSent) res.writeHead(500)
    res.end()
  }
}
