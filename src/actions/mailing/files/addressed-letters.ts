import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Recipient } from '../../../letters/lists/recipient.ts'
import type { Book } from '../../book/book.ts'
import { eachLetter, type KeptLetter, type Mailing } from '../mailing.ts'

/** What lists say of a printed letter: its place in the mailing, whom it goes to, its address block and its sender's lines. */
export type AddressedLetter = {
  position: number
  reference: string
  to: Recipient
  code: string | null
  address: string[]
  sender: string[]
}

/** Such letters, read from the book or noted before. */
export type EachAddressed = AsyncIterable<AddressedLetter> | Iterable<AddressedLetter>

/** The printed letters of a mailing in their order, as lists need them; `note` hears of each. */
export async function* addressedLetters(
  book: Book,
  mailing: Mailing,
  note: (letter: KeptLetter) => void = () => {},
): AsyncGenerator<AddressedLetter> {
  for await (const letter of eachLetter(book, mailing, { channel: 'print' })) {
    note(letter)
    yield addressed(letter)
  }
}

/** What was noted of letters while they were printed, so that no list opens them again. */
export type Addresses = {
  note(letter: KeptLetter): void
  /** All that was noted, in the order of the mailing. */
  inOrder(): Generator<AddressedLetter>
}

const LETTERS_A_BLOCK = 500

/**
 * Notes whom letters go to as they pass, packed to some seventy bytes a letter. They may pass as the parts of a mailing
 * have them: many runs, each in the order of the mailing.
 */
export function openAddresses(): Addresses {
  const runs: Uint8Array[][] = []
  let block: AddressedLetter[] = []
  let before = Number.POSITIVE_INFINITY
  const pack = () => {
    if (block.length > 0) runs.at(-1)?.push(packed(block))
    block = []
  }
  return {
    note(letter) {
      if (letter.position < before || block.length >= LETTERS_A_BLOCK) pack()
      if (letter.position < before) runs.push([])
      before = letter.position
      block.push(addressed(letter))
    },
    inOrder() {
      pack()
      return merged(runs.map(unpacked))
    },
  }
}

function addressed({ position, reference, sent: { to, facts } }: KeptLetter): AddressedLetter {
  return { position, reference, to, code: facts.code ?? null, address: facts.address, sender: facts.sender }
}

function packed(letters: readonly AddressedLetter[]): Uint8Array {
  return deflateRawSync(JSON.stringify(letters), { level: 1 })
}

function* unpacked(run: readonly Uint8Array[]): Generator<AddressedLetter> {
  for (const block of run) yield* JSON.parse(inflateRawSync(block).toString()) as AddressedLetter[]
}

function* merged(runs: readonly Generator<AddressedLetter>[]): Generator<AddressedLetter> {
  const heads = runs.map((run) => ({ run, next: run.next() })).filter(({ next }) => !next.done)
  while (heads.length > 0) {
    const first = heads.reduce((one, other) => (other.next.value.position < one.next.value.position ? other : one))
    yield first.next.value
    first.next = first.run.next()
    if (first.next.done) heads.splice(heads.indexOf(first), 1)
  }
}
