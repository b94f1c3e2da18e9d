import { InvalidArgumentError } from 'commander'

export function asUrl(value: string): URL {
  const url = URL.parse(value)
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new InvalidArgumentError('Write a whole address, such as http://localhost:9090.')
}
