import { escapeMarkup } from '../../report/escape.ts'

/** The little of Markdown that boards and descriptions use; everything else stays text. */
export function markdown(source: string): string {
  const blocks = source.replaceAll('\r\n', '\n').split(/\n{2,}/)
  return blocks.map(block).join('\n')
}

function block(source: string): string {
  const heading = /^(#{1,6})\s+(.+)$/.exec(source.trim())
  if (heading) return `<h3>${inline(heading[2]!)}</h3>`
  const lines = source.trim().split('\n')
  if (lines.every((line) => /^\s*[-*]\s/.test(line))) {
    return `<ul>${lines.map((line) => `<li>${inline(line.replace(/^\s*[-*]\s/, ''))}</li>`).join('')}</ul>`
  }
  return `<p>${lines.map(inline).join('<br>')}</p>`
}

/** Escaped first: what is put in afterwards is the only markup. */
function inline(source: string): string {
  return escapeMarkup(source)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g, '<a href="$2" rel="noreferrer">$1</a>')
}
