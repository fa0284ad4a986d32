import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { compileTemplates, templatesModule } from '../../src/render/compile.ts'
import { type CompiledTemplates, renderer, renderPage } from '../../src/render/render.ts'

const scratch = mkdtempSync(join(tmpdir(), 'templates-'))
afterAll(() => rmSync(scratch, { recursive: true }))

test('a patient named like a script is printed, not run', () => {
  expect(printed('<b>{{name}}</b>', { name: '<script>alert("x")</script>' })).toBe(
    '<b>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</b>',
  )
})

test('no text at all can bring a tag or end an attribute', () => {
  const render = renderer(compileTemplates(folderOf({ 'a.hbs': '{{text}}' })))
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']/.test(render('a', { text }))))
})

test('a Markdown template passes its facts on as they are', () => {
  const render = renderer(compileTemplates(folderOf({ 'letter.md.hbs': 'Dear {{name}},' })))
  expect(render('letter.md', { name: "O'Neil & Sons" })).toBe("Dear O'Neil & Sons,")
})

test('a fact that is not known prints nothing; a fact that was forgotten is an error that names the template', () => {
  expect(printed('[{{summary}}]', { summary: null })).toBe('[]')
  expect(() => printed('one\n{{summary}}', {})).toThrow('templates/a.hbs cannot be rendered: "summary" not defined')
})

test('a template that does not exist is named', () => {
  expect(() => renderer({})('pages/nowhere', {})).toThrow('There is no template templates/pages/nowhere.hbs.')
})

test('a template with a slip is refused by its name, when the Worker is built and when it is asked for', () => {
  const refused = (template: string) => {
    const folder = folderOf({ 'pages/a.hbs': template })
    expect(() => templatesModule(folder)).toThrow('templates/pages/a.hbs cannot be compiled')
    return expect(() => renderer(compileTemplates(folder))('pages/a', {}))
  }
  refused('{{#if x}}').toThrow('templates/pages/a.hbs cannot be compiled')
  refused('{{shout x}}').toThrow('unknown helper shout')
})

test('a page stands in the layout and shares its facts with it', () => {
  const render = renderer(
    compileTemplates(
      folderOf({
        'layout.hbs': '<title>{{title}}</title>{{{body}}}',
        'pages/people.hbs': '<ul>{{#each people}}{{> person}}{{/each}}</ul>',
        'partials/person.hbs': '<li>{{name}}</li>',
      }),
    ),
  )
  const page = renderPage(render, 'pages/people', { title: 'A & B', people: [{ name: 'Ana' }, { name: '<i>' }] })
  expect(page).toBe('<title>A &amp; B</title><ul><li>Ana</li><li>&lt;i&gt;</li></ul>')
})

test('days and moments are in words, the moment in the zone of the practice', () => {
  expect(printed('{{day on}}', { on: '2024-02-29' })).toBe('February 29, 2024')
  expect(printed('{{day on}}', { on: null })).toBe('')
  const at = '2026-03-01T03:04:05.123Z'
  expect(printed('{{moment at zone}}', { at, zone: 'America/New_York' })).toBe('February 28, 2026 at 10:04 PM EST')
  expect(printed('{{moment at zone}}', { at, zone: 'Pacific/Honolulu' })).toBe('February 28, 2026 at 5:04 PM HST')
})

test('counts read as a person says them', () => {
  expect(printed('{{count n "person" "people"}}', { n: 1 })).toBe('1 person')
  expect(printed('{{count n "person" "people"}} {{plural n "is" "are"}}', { n: 1171 })).toBe('1,171 people are')
  expect(printed('{{count n}}', { n: 1171 })).toBe('1,171')
  expect(printed('{{count n}}', { n: null })).toBe('')
})

test('conditions compare, and lists are joined', () => {
  const facts = { status: 'open', kinds: ['name', 'ssn'], nothing: null }
  expect(printed('{{#if (eq status "open")}}yes{{/if}}', facts)).toBe('yes')
  expect(printed('{{#if (and (includes kinds "ssn") (not nothing))}}yes{{/if}}', facts)).toBe('yes')
  expect(printed('{{#if (or nothing (includes kinds "photo"))}}yes{{else}}no{{/if}}', facts)).toBe('no')
  expect(printed('{{join kinds ", "}}{{join nothing ", "}}', facts)).toBe('name, ssn')
})

test('the module for the Worker holds the same templates', async () => {
  const folder = folderOf({ 'pages/a.hbs': '{{#each list}}{{this}} {{/each}}', 'partials/b.hbs': '`' })
  const file = join(scratch, 'bundle.mjs')
  writeFileSync(file, templatesModule(folder))
  const { templates } = (await import(pathToFileURL(file).href)) as { templates: CompiledTemplates }
  expect(Object.keys(templates)).toEqual(['pages/a', 'partials/b'])
  expect(renderer(templates)('pages/a', { list: ['<', 2] })).toBe('&lt; 2 ')
})

test('the build script writes every template we have', async () => {
  const out = join(scratch, 'ours.mjs')
  execFileSync(process.execPath, [fileURLToPath(new URL('../../src/render/bundle.ts', import.meta.url)), out])
  const { templates } = (await import(pathToFileURL(out).href)) as { templates: CompiledTemplates }
  expect(Object.keys(templates)).toEqual(Object.keys(compileTemplates()))
})

function printed(template: string, facts: object): string {
  return renderer(compileTemplates(folderOf({ 'a.hbs': template })))('a', facts)
}

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(scratch, 't-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}
