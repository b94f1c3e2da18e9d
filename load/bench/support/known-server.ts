import { createServer } from 'node:http'

/**
 * A server of which it is known how many of its answers are slow, and how many errors; a process of
 * its own, so that its work is not taken for that of others. Each answer is drawn by itself.
 */
const [slowRatio = 0, slowMs = 0, errorRatio = 0] = process.argv.slice(2).map(Number)

const server = createServer((_request, response) => {
  const status = Math.random() < errorRatio ? 500 : 200
  const answer = (): void => void response.writeHead(status).end('{"ok":true}')
  if (Math.random() < slowRatio) setTimeout(answer, slowMs)
  else answer()
}).listen(0, '127.0.0.1', () => process.send!(server.address()))
process.once('disconnect', () => process.exit())
