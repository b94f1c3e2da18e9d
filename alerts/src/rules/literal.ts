/** A text as Prometheus' templates take it: braces of a route are not theirs. Labels of alerts are templates too. */
export function literal(text: string): string {
  return text.includes('{{') ? text.replaceAll('{{', '{{ "{{" }}') : text
}
