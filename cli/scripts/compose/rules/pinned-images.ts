import { ofEachService, unless } from '../rule.ts'
import type { Complaints } from '../rule.ts'
import type { ComposeService, ComposeStack } from '../stack.ts'

const version = /:v?\d+\.\d+\.\d+[\w.-]*(@sha256:[0-9a-f]{64})?$/

export const pinnedImages = ofEachService(
  'pinned-images',
  'another image under the same name is another stack',
  (service, _, stack) => [...namedInOneFile(service, stack), ...byVersion(service, stack)],
)

function namedInOneFile({ image = '', build }: ComposeService, stack: ComposeStack): Complaints {
  if (build !== undefined)
    return unless(image.endsWith(':local'), 'what is built here ends in :local')
  return unless(stack.images.has(variableOf(image)), `${image || 'no image'} is not one of .env`)
}

function byVersion({ image = '', build }: ComposeService, { images }: ComposeStack): Complaints {
  const named = images.get(variableOf(image))
  if (build !== undefined || named === undefined) return []
  return unless(version.test(named), `${named} names no exact version`)
}

function variableOf(image: string): string {
  return /^\$\{(\w+)\}$/.exec(image)?.[1] ?? ''
}
