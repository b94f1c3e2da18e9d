// Before the first test: the real tools are there, or are fetched once, with a word on progress. A
// test that needs one then finds it at once, whatever its own time-out is.
import { ensureTool } from '../cli/src/tools/index.ts'
import { readManifest } from '../cli/src/tools/manifest.ts'

export async function setup(): Promise<void> {
  let said = ''
  for (const { binaries } of readManifest().tools) {
    for (const name of Object.keys(binaries)) {
      await ensureTool(name, {
        progress: ({ tool, step }) => {
          if (said !== `${tool}: ${step}`) console.error((said = `${tool}: ${step}`))
        },
      })
    }
  }
}
