import { misbehaviours } from './misbehaviours.ts'

/**
 * A process of its own, since some of these block it. It is told which one to be, and says on which
 * port it listens.
 */
const [name = 'healthy'] = process.argv.slice(2)
const misbehaviour = misbehaviours[name]
if (!misbehaviour) throw new Error(`there is no misbehaviour ${name}`)
const server = misbehaviour()
server.listen({ port: 0, host: '127.0.0.1', backlog: name === 'stalls' ? 1 : 511 }, () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
process.on('disconnect', () => process.exit())
