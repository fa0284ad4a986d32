import { openSqlite } from '../../../src/storage/core/sqlite.ts'
import { officer, openBook } from './book.ts'

// Commits one entry after the other until it is killed, and says of each that it is recorded.
const [file = ''] = process.argv.slice(2)
const book = await openBook(() => openSqlite(file))
for (;;) {
  const { seq } = await book.commit({ act: 'log_exported', details: { words: 'x'.repeat(500) } }, officer)
  process.stdout.write(`${seq}\n`)
}
