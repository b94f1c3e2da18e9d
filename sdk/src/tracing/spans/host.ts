const shape = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::(\d{1,5}))?$/i

/** What a `Host` header says, where it is a host. It is the client's word, and no more. */
export function hostOf(header: string | undefined): { address?: string; port?: number } {
  const match = header === undefined || header.length > 300 ? null : shape.exec(header)
  if (match === null) return {}
  const [, address = '', port] = match
  return port === undefined ? { address } : { address, port: Number(port) }
}
