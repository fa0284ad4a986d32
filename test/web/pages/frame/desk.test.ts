import { expect, test } from 'vitest'
import { readAssets, readFonts } from '../../../../src/render/assets.ts'

const assets = readAssets()
const styles = assets['app.css'] ?? ''
const scripts = Object.entries(assets).filter(([name]) => name.endsWith('.js'))

test('the look of all pages weighs less than 30 kB, and what moves in them less than 40 kB', () => {
  expect(styles.length).toBeGreaterThan(10_000)
  expect(styles.length).toBeLessThan(30_000)
  expect(scripts.reduce((sum, [, text]) => sum + text.length, 0)).toBeLessThan(40_000)
})

test('every font that the styles name is served by us, and nothing is loaded from elsewhere', () => {
  const named = [...styles.matchAll(/url\("?([^")]+)/g)].map(([, url = '']) => url)
  expect(named.toSorted()).toEqual(
    Object.keys(readFonts())
      .map((name) => `/assets/${name}`)
      .toSorted(),
  )
})

test('no part names a color but the tokens, which have each in a light and a dark scheme', () => {
  const [, tokens = '', rest = ''] = /^(.*?:root\{color-scheme.*?\}.*?\}\})(.*)$/s.exec(styles) ?? []
  const names = (text: string) => [...text.matchAll(/(--[\w-]+):(?=#|rgb)/g)].map(([, name]) => name)
  expect(new Set(names(tokens)).size).toBeGreaterThan(20)
  // Letters are shown as the white paper that they are, in print there is only ink.
  const raw = rest.replaceAll(/@media print\{.*$/gs, '').replaceAll(/[^}]*(\.sheet|img\.logo)[^}]*\}/g, '')
  expect(raw.match(/#[0-9a-f]{3,8}\b/gi) ?? []).toEqual([])
})
