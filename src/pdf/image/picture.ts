/** A picture as it is kept and printed: PNG of eight bits red, green and blue in rows from the top, or JPEG, and no more than the picture. */
export type Picture = { format: 'png' | 'jpeg'; width: number; height: number; bytes: Uint8Array }

/** Why a picture cannot be taken: a sentence that says what to do. */
export class NoPicture extends Error {}

/** The most points of a picture: eight times what a logo of this size shows on paper. */
export const MOST_POINTS = 4_000_000

/** Throws NoPicture where a picture is of no size, or of one that nobody prints. */
export function refuseSize(width: number, height: number): void {
  if (width > 0 && height > 0 && width * height <= MOST_POINTS) return
  throw new NoPicture('The picture has too many pixels or none. Save it smaller, about 1,200 pixels wide.')
}
