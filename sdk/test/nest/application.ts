import type { AddressInfo } from 'node:net'
import { BadRequestException, Controller, Get, Module, Param, type Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { observe, type Obs, type ObserveOptions } from '../../src/index.ts'

/** How often Nest told it that the application ends. */
export const ended: string[] = []

class Orders {
  onModuleDestroy(): void {
    ended.push('orders')
  }

  find(id: string): object {
    if (id === 'bad') throw new BadRequestException('no such id')
    if (id === 'broken') throw new TypeError('a defect')
    return { id }
  }
}

class Shop {
  readonly name = 'shop'
}

// What decorators do, without their syntax: it cannot be erased, so Node does not run it.
Controller('orders')(Orders)
Param('id')(Orders.prototype, 'find', 0)
Get(':id')(
  Orders.prototype,
  'find',
  Object.getOwnPropertyDescriptor(Orders.prototype, 'find') as PropertyDescriptor,
)
Module({ controllers: [Orders as Type] })(Shop)

export interface NestApp {
  readonly url: string
  readonly obs: Obs
  readonly close: () => Promise<void>
}

const quiet = { logger: false } as const

export async function startOnExpress(options: ObserveOptions): Promise<NestApp> {
  return await start(await NestFactory.create<NestExpressApplication>(Shop, quiet), options)
}

export async function startOnFastify(options: ObserveOptions): Promise<NestApp> {
  const adapter = new FastifyAdapter()
  return await start(
    await NestFactory.create<NestFastifyApplication>(Shop, adapter, quiet),
    options,
  )
}

async function start(
  app: NestExpressApplication | NestFastifyApplication,
  options: ObserveOptions,
): Promise<NestApp> {
  const obs = await observe(app, options)
  app.setGlobalPrefix('api')
  await app.listen(0, '127.0.0.1')
  const { port } = app.getHttpServer().address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, obs, close: () => app.close() }
}
