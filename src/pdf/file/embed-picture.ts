import type { Picture } from '../image/picture.ts'
import { pngParts } from '../image/png-chunks.ts'
import type { PdfFile } from './file.ts'

/** Writes a picture into the file, as it is packed already. Answers its number. ISO 32000-1, 8.9.5. */
export function embedPicture(file: PdfFile, { format, width, height, bytes }: Picture): number {
  const about = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8`
  if (format === 'jpeg') return file.packed(`${about}/Filter/DCTDecode`, bytes)
  const rows = `/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns ${width}>>`
  return file.packed(`${about}/Filter/FlateDecode${rows}`, pngParts(bytes).packed)
}
