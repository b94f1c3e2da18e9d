import type { Context } from './context.ts'
import { which } from './find.ts'
import { goNeeded } from './go.ts'
import type { ToolEntry } from './manifest.ts'
import { executable } from './platform.ts'

const goPackages = { brew: 'brew install go', winget: 'winget install --id GoLang.Go' }

/** What to type on this system to get a tool that `obs` could not get by itself. */
export async function remedy(tool: ToolEntry, context: Context): Promise<string> {
  const packaged = await forThisSystem(tool.packages, context)
  const choices = [
    packaged && `install it from a package:\n${indent(packaged)}`,
    byHand(tool, context),
    await byGo(tool, context),
  ]
  return choices.flatMap((choice) => (choice ? [`- ${choice}`] : [])).join('\n')
}

/** The commands for the first package manager that this system has. */
async function forThisSystem(
  packages: Readonly<Record<string, string>>,
  context: Context,
): Promise<string | undefined> {
  for (const [manager, commands] of Object.entries(packages)) {
    if (await which(manager, context)) return commands
  }
  return undefined
}

async function byGo(tool: ToolEntry, context: Context): Promise<string> {
  const install = await forThisSystem(goPackages, context)
  const commands = [...(install ? [install] : []), `obs tools install ${tool.name}`].join('\n')
  const needed = await goNeeded(tool.module)
  return `install Go ${needed} or newer (https://go.dev/dl/), then build it:\n${indent(commands)}`
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
