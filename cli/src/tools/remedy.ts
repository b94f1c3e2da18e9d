import type { Context } from './context.ts'
import { which } from './find.ts'
import { goNeeded } from './go.ts'
import type { ToolEntry } from './manifest.ts'
import { executable } from './platform.ts'

/** What to type on this system to get a tool that `obs` could not get by itself. */
export async function remedy(tool: ToolEntry, context: Context): Promise<string> {
  const choices = [
    await byPackageManager(tool, context),
    byHand(tool, context),
    `install Go ${await goNeeded(tool.module)} or newer (https://go.dev/dl/), then:\n` +
      indent(`obs tools install ${tool.name}`),
  ].filter((choice) => choice !== undefined)
  return choices.map((choice) => `- ${choice}`).join('\n')
}

async function byPackageManager(tool: ToolEntry, context: Context): Promise<string | undefined> {
  for (const [manager, commands] of Object.entries(tool.packages)) {
    if (await which(manager, context)) return `install it with ${manager}:\n${indent(commands)}`
  }
  return undefined
}

function byHand(tool: ToolEntry, context: Context): string | undefined {
  const file = tool.release.files[context.platform]
  if (!file) return undefined
  const folder = file.name.replace(/\.(tar\.gz|zip)$/, '')
  const windows = context.platform.startsWith('windows')
  const named = Object.entries(tool.binaries).map(([name, { env }]) =>
    windows
      ? `$env:${env} = "$PWD\\${folder}\\${executable(name, context.platform)}"`
      : `export ${env}="$PWD/${folder}/${name}"`,
  )
  const unpack = file.name.endsWith('.zip') && !windows ? 'unzip -q' : 'tar -xf'
  const commands = [
    `${windows ? 'curl.exe' : 'curl'} -fLO ${tool.release.base}/${file.name}`,
    `${unpack} ${file.name}`,
    ...named,
  ]
  return `download it, from a network that reaches the address, and name it:\n${indent(commands.join('\n'))}`
}

function indent(commands: string): string {
  return commands.replaceAll(/^/gm, '    ')
}
