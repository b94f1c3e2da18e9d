const keptBegin = '<!-- obs:keep -->'
const keptEnd = '<!-- /obs:keep -->'

const invitation =
  '\n_What people learnt goes here. Regeneration keeps everything between these marks._\n'

/** The section that belongs to people, with what they wrote in an earlier version of the file. */
export function keptSection(earlier: string | undefined): string {
  return `${keptBegin}${keptText(earlier) ?? invitation}${keptEnd}`
}

/** Whether a file has a section that people wrote something into. */
export function hasPeoplesText(text: string): boolean {
  const written = keptText(text)?.trim() ?? ''
  return written !== '' && written !== invitation.trim()
}

function keptText(earlier: string | undefined): string | undefined {
  if (earlier === undefined) return undefined
  const begin = earlier.indexOf(keptBegin)
  if (begin === -1) return undefined
  // Nothing of ours comes after it: where somebody removed the second mark, all the rest is theirs.
  const end = earlier.lastIndexOf(keptEnd)
  return earlier.slice(begin + keptBegin.length, end < begin ? undefined : end)
}
