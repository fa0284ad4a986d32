import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROOT = new URL('../../', import.meta.url)

/** Words of ours that an American officer would stumble over; what we say instead stands beside each. */
const AVOIDED: readonly [RegExp, instead: string][] = [
  [/>\s*Keep\s*</, 'Save'],
  [/['">]Mend\b|\bmend (it|them|this)\b/, 'Fix'],
  [/\b[Rr]ead it so\b/, 'Read it this way'],
  [/\bcan come later\b/, 'Optional'],
  [/\bRecord as given\b/, 'Save as told'],
  [/\bIt happened at a vendor\b/, 'A vendor was breached'],
  [/\bTake this back\b/, 'Undo'],
  [/\bNo statement is marked\b/, 'Nothing attached yet'],
  [/\bwhere it stands first\b/, 'Take a screenshot first'],
]

const pages = ['templates/pages/', 'templates/partials/', 'src/web/pages/'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(hbs|ts)$/.test(file))
    .map((file) => folder + file),
)

test('no page has words that read as if they were translated', () => {
  expect(pages.length).toBeGreaterThan(150)
  const found = pages.flatMap((file) => {
    const text = readFileSync(new URL(file, ROOT), 'utf8').replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '')
    return AVOIDED.filter(([words]) => words.test(text)).map(([words, instead]) => `${file}: ${words} → ${instead}`)
  })
  expect(found).toEqual([])
})
