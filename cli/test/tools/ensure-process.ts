import { pathToFileURL } from 'node:url'
import { ensureTool } from '../../src/tools/index.ts'
import { readManifest } from '../../src/tools/manifest.ts'

/** A process of its own that ensures the toy of the manifest given, and prints what it got. */
const manifest = readManifest(pathToFileURL(process.argv[2] ?? ''))
const tool = await ensureTool('toy', {
  manifest,
  progress: ({ step, detail }) => process.stderr.write(`${step} ${detail}\n`),
})
process.stdout.write(JSON.stringify(tool))
