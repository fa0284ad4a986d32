import { createInterface } from 'node:readline'

// The least that any command over JSON lines does: what `duties` is measured against.
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(JSON.parse(line))}\n`)
}
