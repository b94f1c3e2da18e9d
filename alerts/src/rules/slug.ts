import { hash as digest } from 'node:crypto'

/** A file name that says what it is about; the hash tells `/a/:b`, `/a/b` and `/a-b` apart. */
export function slug(name: string, route?: string): string {
  const text = route === undefined ? name : `${name} ${route}`
  const words = text
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  if (isPlain(route) && words.length <= longest) return words
  const hash = digest('sha256', text).slice(0, 6)
  return `${words.slice(0, longest)}-${hash}`
}

const longest = 80

/** No other route has the same words. */
function isPlain(route: string | undefined): boolean {
  return route === undefined || /^[A-Z]+ (\/[a-z0-9]+)+$/.test(route)
}
