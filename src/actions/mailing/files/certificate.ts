import type { Book } from '../../book/book.ts'
import type { Press } from '../../letter/press.ts'
import type { Mailing } from '../mailing.ts'
import { addressedLetters, type EachAddressed } from './addressed-letters.ts'

/** As many pieces as a sheet of the list holds. */
const PIECES_A_SHEET = 15

/**
 * The certificate-of-mailing list of a mailing's printed letters, as print-ready HTML in pieces: each piece with its
 * number, reference and address, sheets added up, and room for the post office's round stamp. It follows PS Form 3665 and is not
 * that form: the Postal Service approves facsimiles. The letters are read for it unless somebody has them.
 */
export async function* certificateOf(
  book: Book & Press,
  mailing: Mailing,
  letters: EachAddressed = addressedLetters(book, mailing),
): AsyncGenerator<string> {
  const sheets = Math.ceil(mailing.print / PIECES_A_SHEET)
  yield book.render('mailings/certificate-head', { title: `Mailing ${mailing.incident}-${mailing.number}` })
  let pieces: object[] = []
  let number = 0
  for await (const { reference, address, sender } of letters) {
    number += 1
    pieces.push({ number, reference, address })
    if (pieces.length < PIECES_A_SHEET && number < mailing.print) continue
    const sheet = { sheet: Math.ceil(number / PIECES_A_SHEET), sheets, total: mailing.print, sender, pieces }
    yield book.render('mailings/certificate-sheet', sheet)
    pieces = []
  }
  yield '</body>\n</html>\n'
}
