export function pathname(url: string | undefined): string {
  if (url === undefined) return '/'
  const end = url.search(/[?#]/)
  return end === -1 ? url : url.slice(0, end)
}
