import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isKnownHost } from '../../../src/web/shell/hosts.ts'
import { type Server, startServer } from '../../support/machine/server.ts'

describe('the name under which somebody asks', () => {
  test.each([
    ['breach.clinic.example', true],
    ['breach.clinic.example:443', true],
    ['BREACH.clinic.example', true],
    ['localhost:3000', true],
    ['127.0.0.1:3000', true],
    ['192.168.1.20', true],
    ['[::1]:3000', true],
    ['rebound.attacker.example', false],
    ['breach.clinic.example.attacker.example', false],
    ['localhost.attacker.example', false],
    ['', false],
    ['not a host', false],
    [null, false],
  ])('%s: %s', (host, known) => {
    expect(isKnownHost(host, 'https://breach.clinic.example')).toBe(known)
  })
})

describe('the server', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  test('answers under its own address, and under another name says where it is to be found', async () => {
    expect((await asked('127.0.0.1')).status).toBe(200)
    const other = await asked('rebound.attacker.example')
    expect(other.status).toBe(421)
    expect(other.text).toMatch(/^Breachbook does not answer under this name\./)
  })

  function asked(host: string): Promise<{ status: number | undefined; text: string }> {
    return new Promise((answered) => {
      request(`${server.url}/healthz`, { headers: { Host: host } }, (answer) => {
        let text = ''
        answer.on('data', (piece) => {
          text += piece
        })
        answer.on('end', () => answered({ status: answer.statusCode, text }))
      }).end()
    })
  }
})
