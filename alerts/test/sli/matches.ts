/** Whether a selector of ours names a series: its matchers as Prometheus reads them. */
export function matches(selector: string, series: Readonly<Record<string, string>>): boolean {
  const [, metric = '', body = ''] = /^([\w:]+)\{(.*)\}$/s.exec(selector) ?? []
  if (series['__name__'] !== metric) return false
  const matchers = [...body.matchAll(/(\w+)(=~|!~|!=|=)("(?:[^"\\]|\\.)*")/g)]
  return matchers.every(([, label = '', op = '', quoted = '""']) => {
    const wanted = JSON.parse(quoted) as string
    const value = series[label] ?? ''
    const equal = op.includes('~')
      ? new RegExp(`^(?:${wanted})$`, 's').test(value)
      : value === wanted
    return op.startsWith('!') ? !equal : equal
  })
}
