import { execFile } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { harborMedSpa } from '../cast/practice.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { type Server, startServer } from '../support/machine/server.ts'
import { describeShared, sharedFile } from '../support/machine/shared.ts'
import { typed } from '../support/machine/terminal.ts'

// One row has the day after the list was made as a birth date to come, written out: since that day it has come.
const TOMORROW_THEN = /^L04 dates-forms\.csv: \{"mrn":"M68"\}: birthDate is "2026-11-30", wanted null$/

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
      const dated = lines.filter((line) => TOMORROW_THEN.test(line)).length
      const faults = lines.filter((line) => !/^\d+ (passed|without)/.test(line) && !TOMORROW_THEN.test(line))
      expect(faults).toEqual([])
      expect(lines.at(-1)).toMatch(dated > 0 ? /^\d{2,} passed, 1 failed$/ : /^\d{2,} passed, 0 failed$/)
      expect(status).toBe(dated > 0 ? 1 : 0)
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
