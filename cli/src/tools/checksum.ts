import type { Context } from './context.ts'
import { downloadText } from './download.ts'
import { WayClosed } from './errors.ts'
import type { ReleaseFile, ToolEntry } from './manifest.ts'

/** The pinned checksum, else the one that the release itself publishes. */
export async function expectedSha256(
  tool: ToolEntry,
  file: ReleaseFile,
  context: Context,
): Promise<string> {
  if (file.sha256) return file.sha256
  const published = await publishedChecksums(tool, context)
  const found = published.get(file.name)
  if (found) return found
  throw new WayClosed(`${tool.release.checksums} has no checksum of ${file.name}`)
}

export async function publishedChecksums(
  tool: ToolEntry,
  context: Context,
): Promise<Map<string, string>> {
  const { base, checksums } = tool.release
  return readChecksums(await downloadText(`${base}/${checksums}`, context))
}

/** The format of sha256sum and shasum: `<hex>  name`, or `<hex> *name` for a binary file. */
function readChecksums(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/).map((line) => /^([0-9a-f]{64}) [ *](.+)$/i.exec(line))
  return new Map(lines.flatMap((line) => (line ? [[line[2]!, line[1]!.toLowerCase()]] : [])))
}
