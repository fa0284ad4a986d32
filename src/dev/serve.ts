import { standard } from '../cli/run.ts'
import { serve } from '../cli/serve.ts'
import { devApp } from './app.ts'
import { PASSWORD } from './book/asking.ts'
import { configOf, makeBooks, openBooks } from './book/books.ts'

/** Made anew whenever the cast, its story or the day is another; never that of a real book. */
const FOLDER = './dev-data'

await makeBooks(FOLDER)
const { url, ...config } = configOf(FOLDER, 'few')
console.error(`Every page in every state: ${url}/preview. Every part of a page: ${url}/styleguide.`)
console.error(`Sign in as rosa@, omar@, tess@ or ines@harbor.example with the password: ${PASSWORD}`)
const books = openBooks(FOLDER)
process.exitCode = await serve({ url, ...config }, () => devApp(books)).run([], standard)
