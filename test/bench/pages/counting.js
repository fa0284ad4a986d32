import { isMainThread } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'

// Loaded before the server (`node --import`): counts the statements that its thread gives to SQLite, and tells whoever
// started the process and asks how many they are, and what the processor has done for it. The program that is measured
// knows nothing of it. Plain JavaScript: what strips types would be part of its memory.

const database = new Sqlite(':memory:')
const statement = Object.getPrototypeOf(database.prepare('SELECT 1'))
database.close()

let statements = 0
for (const name of ['run', 'get', 'all', 'iterate']) {
  const plain = statement[name]
  statement[name] = function (...parameters) {
    statements += 1
    return plain?.apply(this, parameters)
  }
}

if (isMainThread) {
  process.on('message', () => process.send?.(used()))
  process.channel?.unref()
}

/** What the process has used so far, as `Used` in served.ts. */
function used() {
  const { user, system } = process.cpuUsage()
  return { statements, cpuMilliseconds: (user + system) / 1000 }
}
