import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { keepLogFile } from '../../../src/runtime/serving/log-file.ts'
import { makeFolder } from '../../support/machine/folder.ts'

const now = () => '2026-11-30T05:00:00.000Z'

function stream() {
  const said: string[] = []
  const passed = new PassThrough()
  passed.on('data', (piece) => said.push(String(piece)))
  return { said, stream: passed as unknown as NodeJS.WriteStream }
}

test('what the server says goes to the terminal as before, and with its moment into a file of the data folder', async () => {
  const folder = makeFolder()
  const { said, stream: terminal } = stream()
  const stop = keepLogFile(folder, terminal, now)
  terminal.write('Breachbook is open.\n')
  terminal.write('One thing\nand its second line.\n')
  stop()
  terminal.write('Not kept.\n')
  expect(readFileSync(join(folder, 'breachbook.log'), 'utf8')).toBe(
    `${now()} Breachbook is open.\n${now()} One thing\n  and its second line.\n`,
  )
  await expect.poll(() => said.join('')).toContain('Not kept.')
})

test('the file never grows past a megabyte, and one before it is kept', () => {
  const folder = makeFolder()
  const { stream: terminal } = stream()
  const stop = keepLogFile(folder, terminal, now)
  for (let line = 0; line < 400; line += 1) terminal.write(`${'x'.repeat(9000)}\n`)
  stop()
  for (const file of ['breachbook.log', 'breachbook.log.1']) {
    const { size } = statSync(join(folder, file))
    expect(size).toBeLessThanOrEqual(1_000_000)
    expect(size).toBeGreaterThan(100_000)
  }
})

test('a file that cannot be written stops nothing', () => {
  const { said, stream: terminal } = stream()
  const stop = keepLogFile('/nowhere/at/all', terminal, now)
  expect(() => terminal.write('Said all the same.\n')).not.toThrow()
  stop()
  expect(said).toBeDefined()
})
