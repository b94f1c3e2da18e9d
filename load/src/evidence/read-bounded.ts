/** The text of an answer that is not ours, as long as it is of a size that it may have. */
export async function readBounded(
  body: ReadableStream<Uint8Array>,
  mostBytes: number,
): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new Error(`it answered with more than ${mostBytes >> 20} MiB`)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
