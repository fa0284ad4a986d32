import { execFile } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { harborMedSpa } from '../cast/practice.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { type Server, startServer } from '../support/machine/server.ts'
import { describeShared, sharedFile } from '../support/machine/shared.ts'
import { typed } from '../support/machine/terminal.ts'

const A_MINUTE_OR_TWO = 240_000

describeShared('rosters as real systems and people make them', () => {
  let server: Server
  let key: string
  beforeAll(async () => {
    const folder = makeFolder()
    key = (await typed(folder, ['key', 'add', '--name', 'Reported', '--role', 'admin'])).answer.key
    server = await startServer({ folder })
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
    const body = JSON.stringify(harborMedSpa)
    const { status } = await fetch(new URL('/api/practice', server.url), { method: 'PUT', headers, body })
    expect(status).toBe(200)
  })
  afterAll(() => server.stop())

  test(
    'are each read as their case expects it, in one book',
    async () => {
      const { lines, status } = await checked(server.url, key)
      expect(lines.filter((line) => !/^\d+ (passed|without)/.test(line))).toEqual([])
      expect(lines.at(-1)).toMatch(/^\d{2,} passed, 0 failed$/)
      expect(status).toBe(0)
    },
    A_MINUTE_OR_TWO,
  )
})

function checked(url: string, key: string): Promise<{ lines: string[]; status: number }> {
  const script = sharedFile('reported/check-reported.mjs')
  return new Promise((answered) => {
    execFile(process.execPath, [script, url, key], (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.trim().split('\n')
      answered({ lines, status: typeof error?.code === 'number' ? error.code : 0 })
    })
  })
}
