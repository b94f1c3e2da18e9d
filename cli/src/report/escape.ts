const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// Neither XML nor HTML knows a way to write these.
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Text for XML and HTML, within elements and within attributes. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(unwritable, '\uFFFD').replaceAll(/[&<>"']/g, (char) => entities[char]!)
}

/** A sentence of ours: what it has between back-ticks is to be typed. */
export function sentence(text: string): string {
  return escapeMarkup(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
}

/** JSON within a script element, which ends at the first `</script`. */
export function escapeScript(json: string): string {
  return json
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)
}
