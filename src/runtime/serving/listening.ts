import { readFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Env } from '../../web/shell/env.ts'
import { isKnownHost, UNKNOWN_HOST } from '../../web/shell/hosts.ts'
import type { World } from '../../web/shell/world.ts'
import type { Config } from '../config.ts'
import { type CallerOf, callerBehind } from './caller.ts'

/** What answers requests. */
export type App = { fetch(request: Request, env: Env['Bindings']): Response | Promise<Response> }

/** Listens at the host and port of `config`, over TLS where a certificate is given; an `Error` in words where that cannot be. */
export function listen(app: App, world: World, config: Config): Promise<ReturnType<typeof serve>> {
  const tls = config.tls && { createServer: createTlsServer, serverOptions: certificateOf(config.tls) }
  const callerOf = callerBehind(config.trustedProxies)
  return new Promise((started, failed) => {
    const server = serve(
      {
        fetch: (request, env) => answer(app, { ...world, address: addressIn(request, env, callerOf) }, request),
        hostname: config.host,
        port: config.port,
        ...tls,
      },
      () => started(server),
    )
    server.once('error', (error: NodeJS.ErrnoException) => failed(new Error(inWords(error, config))))
  })
}

function answer(app: App, env: Env['Bindings'], request: Request): Response | Promise<Response> {
  if (!isKnownHost(request.headers.get('Host'), env.url)) return new Response(UNKNOWN_HOST, { status: 421 })
  return app.fetch(request, env)
}

/** Waits until the last answer is given and nobody is connected any more. */
export function closed(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((done) => server.close(() => done()))
}

function addressIn(request: Request, env: unknown, callerOf: CallerOf): string {
  const { incoming } = env as { incoming?: { socket?: { remoteAddress?: string } } }
  return callerOf(incoming?.socket?.remoteAddress ?? '', request.headers.get('X-Forwarded-For'))
}

function certificateOf({ cert, key }: NonNullable<Config['tls']>) {
  return { cert: readGiven('TLS_CERT', cert), key: readGiven('TLS_KEY', key) }
}

function readGiven(setting: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new Error(`${setting} names ${file}, which cannot be read. Use the path of a file this user can read.`)
  }
}

/** Where `server` is reached: with PORT=0 the system chose the port, and what is printed has to be that one. */
export function addressOf(server: ReturnType<typeof serve>, { url, port }: Config): string {
  const bound = server.address() as AddressInfo
  return port === 0 ? url.replace(/:0$/, `:${bound.port}`) : url
}

function inWords(error: NodeJS.ErrnoException, { host, port }: Config): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is already in use by another program or another Breachbook. Set PORT to another number.`
  if (error.code === 'EACCES')
    return `Breachbook is not allowed to use port ${port} on this computer. Set PORT to a number above 1023.`
  if (error.code === 'EADDRNOTAVAIL') return `HOST ${host} is not an address of this computer.`
  return error.message
}
