import { mkdirSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { CHROMIUM } from '../support/machine/chromium.ts'
import { barriersIn } from './barriers.ts'
import { serveDev } from './dev-server.ts'
import { sheetOf } from './sheet.ts'

/**
 * Pictures of every page in every state, at both widths and in both schemes, as files in `shots` with a sheet that shows all
 * of them; and what shuts somebody out on each. Words narrow it down: `npm run shots -- incidents today`. Those of the README
 * are made with it. Exit 1: a barrier was found.
 */
const OUT = 'shots'
const WIDTHS = [1280, 390]
const SCHEMES = ['light', 'dark'] as const
/** Pictures that the README shows, by the path below `/preview/few/officer`. */
const README = [
  { path: '/incidents/2026-0002', file: '.github/incident.png' },
  { path: '/', file: '.github/today.png' },
]

const words = process.argv.slice(2)
const dev = await serveDev()
const browser = await chromium.launch({ ...(CHROMIUM && { executablePath: CHROMIUM }), args: ['--no-sandbox'] })
mkdirSync(OUT, { recursive: true })
try {
  const all = await pathsOf()
  const chosen = all.filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
  const shots = []
  for (const path of chosen) shots.push({ path, pictures: await picture(path) })
  writeFileSync(`${OUT}/index.html`, sheetOf(shots))
  if (words.length === 0 || words.includes('readme')) await pictureReadme()
  console.log(`${chosen.length} of ${all.length} pages: ${OUT}/index.html`)
} finally {
  await browser.close()
  await dev.stop()
}

async function pathsOf(): Promise<string[]> {
  const page = await browser.newPage()
  await page.goto(`${dev.url}/preview`)
  const links = page.locator('.views a[href^="/preview/"]')
  const paths = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
  await page.close()
  return [...new Set(paths)]
}

async function picture(path: string) {
  const pictures = []
  for (const width of WIDTHS)
    for (const colorScheme of SCHEMES) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
      await page.goto(dev.url + path)
      const file = `${path.slice('/preview/'.length).replaceAll(/[^\w-]+/g, '-')}-${width}-${colorScheme}.png`
      await page.screenshot({ path: `${OUT}/${file}`, fullPage: true })
      const barriers = await barriersIn(page)
      for (const barrier of barriers) console.error(`${path} (${width} px, ${colorScheme}): ${barrier}`)
      if (barriers.length > 0) process.exitCode = 1
      pictures.push({ file, width, colorScheme, barriers: barriers.length })
      await page.close()
    }
  return pictures
}

async function pictureReadme(): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1.5 })
  for (const { path, file } of README) {
    await page.goto(`${dev.url}/preview/few/officer${path}`)
    await page.screenshot({ path: file })
  }
  await page.close()
}
