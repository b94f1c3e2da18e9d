import { once } from 'node:events'
import { connect } from 'node:net'
import type { Dependency } from '../service/index.ts'
import { createQuietRunner } from '../tracing/index.ts'
import type { Check } from './check.ts'

const defaultPorts: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'postgres:': 5432,
  'postgresql:': 5432,
  'mysql:': 3306,
  'mongodb:': 27017,
  'redis:': 6379,
  'rediss:': 6379,
  'amqp:': 5672,
  'amqps:': 5671,
}

/**
 * Where a dependency declares a path for its health, that has to answer 2xx; else its port has to
 * take a connection, which holds for whatever it speaks.
 */
export function checkOf({ url, health }: Dependency): Check {
  const quietly = createQuietRunner()
  const check = health === null ? reaches(new URL(url)) : answers(below(url, health))
  return (signal) => quietly(() => check(signal))
}

function below(url: string, path: string): URL {
  return new URL(path.replace(/^\/+/, ''), url.endsWith('/') ? url : `${url}/`)
}

function answers(url: URL): Check {
  return async (signal) => {
    const response = await fetch(url, { signal, redirect: 'manual' })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`it answered ${response.status}`)
  }
}

function reaches({ hostname, port, protocol }: URL): Check {
  const number = port === '' ? defaultPorts[protocol] : Number(port)
  return async (signal) => {
    if (number === undefined) throw new Error(`its URL names no port, and ${protocol} has none`)
    const host = hostname.replace(/^\[(.*)\]$/, '$1')
    const socket = connect({ host, port: number, signal })
    try {
      await once(socket, 'connect')
    } finally {
      socket.destroy()
    }
  }
}
