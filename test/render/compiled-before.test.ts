import { execFileSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { makeFolder } from '../support/machine/folder.ts'

const MODULE = fileURLToPath(new URL('../../src/render/compiled-before.ts', import.meta.url))

/** What a start answers that would compile this, and whether it compiled anything. */
function started(cache: string, of: string): string {
  const script = `
    import { compiledBefore } from ${JSON.stringify(MODULE)}
    let how = 'kept'
    const made = compiledBefore(${JSON.stringify(of)}, () => { how = 'made'; return 'from ${of}' })
    console.log(how, made)`
  const env = { ...process.env, NODE_COMPILE_CACHE: cache }
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' }).trim()
}

test('a second start takes what the first compiled, as long as it is made of the same', () => {
  const cache = makeFolder()
  const starts = ['one', 'one', 'other', 'one'].map((of) => started(cache, of))
  expect(starts).toEqual(['made from one', 'kept from one', 'made from other', 'kept from one'])
})

test('what was spoiled meanwhile is compiled anew', () => {
  const cache = makeFolder()
  started(cache, 'one')
  const [folder = ''] = readdirSync(cache)
  const kept = join(cache, folder, 'templates')
  for (const file of readdirSync(kept)) writeFileSync(join(kept, file), '{"made":')
  expect(started(cache, 'one')).toBe('made from one')
})

test('where nothing can be kept, each start compiles', () => {
  const file = join(makeFolder(), 'a file where the folder should be')
  writeFileSync(file, '')
  expect([started(file, 'one'), started(file, 'one')]).toEqual(['made from one', 'made from one'])
})
