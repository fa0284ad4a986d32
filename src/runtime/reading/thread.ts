import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { layoutInPlace } from '../../actions/book/reads.ts'
import { readPicture } from '../../pdf/image/read-picture.ts'
import type { KeptLayouts, SavedLayout } from '../../people/reading/kept-layout.ts'
import { codeRows } from '../../people/reading/list/code-list.ts'
import { threadErrorOf } from '../thread-error.ts'
import type { Answers, Asked, Line, Question, Said, Settled, Told } from './orders.ts'

// Reads what strangers sent, over and over: whoever started this thread ends it where one reading takes too long.
const { bell, answers }: Line = workerData
const starter = parentPort!
let hear: ((piece: Uint8Array | null) => void) | undefined

starter.on('message', (message: Asked | Told) => {
  if ('piece' in message) hear?.(message.piece)
  else void answer(message)
})

async function answer(asked: Asked): Promise<void> {
  try {
    say({ answer: await read(asked) })
  } catch (thrown) {
    const error = threadErrorOf(thrown)
    if (!error) throw thrown
    say({ error })
  }
}

async function read(asked: Asked): Promise<Answers[Asked['read']]> {
  if (asked.read === 'codes') return codeRows(asked.bytes)
  if (asked.read === 'picture') return readPicture(asked.bytes)
  return await layoutInPlace(pieces(), asked.asked, asked.keeps ? kept : undefined)
}

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (let piece = await nextPiece(); piece; piece = await nextPiece()) yield piece
}

function nextPiece(): Promise<Uint8Array | null> {
  say({ wants: 'piece' })
  return new Promise((heard) => {
    hear = heard
  })
}

const kept: KeptLayouts = (header) => {
  const found = settled({ header }) as SavedLayout | undefined
  return found && { ...found, onSheet: (sheet) => settled({ header, sheet }) === true }
}

// Whoever reads cannot wait for a promise: this thread stands still until the other has answered.
function settled(question: Question): Settled {
  Atomics.store(bell, 0, 0)
  say({ question })
  Atomics.wait(bell, 0, 0)
  return receiveMessageOnPort(answers as never)?.message
}

function say(said: Said): void {
  starter.postMessage(said)
}
