import { Missing, Refused } from '../../errors.ts'
import type { Logo } from '../../letters/text/letter.ts'
import { NoPicture, type Picture, readPicture } from '../../pdf/image/read-picture.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { chooseLogo, chooseNone, findChosenLogo, findLogo } from '../../storage/practice/logos.ts'
import type { Book } from '../book/book.ts'

export { PICTURE_LIMIT } from '../../pdf/image/read-picture.ts'

/**
 * Puts a logo at the head of letters: PNG or JPEG, by what is in it, and of it the picture alone. Letters that went keep
 * theirs. Refused, with a sentence, for anything else.
 */
export async function changeLogo(book: Book, by: Actor, sent: Uint8Array): Promise<Logo> {
  const { format, width, height, bytes } = await pictureIn(book, sent)
  const packed = Buffer.from(bytes).toString('base64')
  const id = sha256(bytes)
  const writes = chooseLogo(book.vault, { id, width, height, addedAt: book.now(), format, bytes: packed })
  await book.commit({ act: 'logo_changed', facts: { logo: id }, writes }, by)
  return { id, width, height }
}

/** Takes the logo from the head of letters. Missing where there is none. */
export async function removeLogo(book: Book, by: Actor): Promise<void> {
  if (!(await findChosenLogo(book.db))) throw new Missing('There is no logo.')
  await book.commit({ act: 'logo_changed', facts: { logo: null }, writes: [chooseNone()] }, by)
}

/** The logo’s picture, by its id, whether letters show it now or did once; Missing where there is none. */
export async function theLogo(book: Book, id: string): Promise<Picture> {
  const found = await findLogo(book.db, book.vault, id)
  if (!found) throw new Missing('There is no such logo.')
  const { format, width, height, bytes } = found
  return { format, width, height, bytes: Buffer.from(bytes, 'base64') }
}

/** The picture of the logo that letters show; undefined where they show none. */
export async function pictureOf(book: Book, logo: Pick<Logo, 'id'> | null | undefined): Promise<Picture | undefined> {
  return logo ? await theLogo(book, logo.id) : undefined
}

async function pictureIn({ reads }: Book, sent: Uint8Array): Promise<Picture> {
  try {
    return await (reads?.picture(sent) ?? readPicture(sent))
  } catch (error) {
    if (!(error instanceof NoPicture)) throw error
    throw new Refused(error.message, [{ path: 'logo', message: error.message }])
  }
}
