import { randomBytes } from 'node:crypto'
import { strToU8 } from 'fflate'

/** Large texts, each made to cost a careless reader minutes or gigabytes: what it does, and its bytes. */
export const HOSTILE_TEXTS: readonly (readonly [kind: string, make: () => Uint8Array])[] = [
  ['10,000,000 columns in a row', () => strToU8(`MRN,Last Name\n1,Ito${','.repeat(10_000_000)}\n`)],
  ['a header of 10,000,000 columns', () => strToU8(`MRN,Last Name${','.repeat(10_000_000)}\n1,Ito\n`)],
  ['one line of 60 MB', () => new Uint8Array(60_000_000).fill(0x61)],
  ['one line of 60 MB below a header', () => below(new Uint8Array(60_000_000).fill(0x61))],
  ['50 MB of zeros', () => new Uint8Array(50_000_000)],
  ['50 MB of zeros below a header', () => below(new Uint8Array(50_000_000))],
  ['zeros between letters', () => strToU8(`MRN,Last Name\n${'1\0,I\0to\n'.repeat(1_000_000)}`)],
  ['a line of 60 MB in UTF-16', () => wide('a,'.repeat(15_000_000))],
  ['a quote that never ends in UTF-16', () => wide(`MRN,Last Name\n1,"${'a\n'.repeat(15_000_000)}`)],
  ['20,000,000 quotes', () => strToU8(`MRN,Last Name\n${'"'.repeat(20_000_000)}\n`)],
  ['a quote that opens each of 6,000,000 lines', () => strToU8(`MRN,Last Name\n${'"a,b\n'.repeat(6_000_000)}`)],
  ['50 MB of noise below a header', () => below(randomBytes(50_000_000))],
  ['60,000,000 empty lines', () => strToU8(`MRN,Last Name\n${'\n'.repeat(60_000_000)}`)],
  ['9 MB of ampersands', () => strToU8(`MRN,Last Name\n1,${'&'.repeat(9_000_000)}\n`)],
  ['letters damaged again and again', () => strToU8(`MRN,Last Name\n${'1,Ã©&amp;amp;Ã¼&#233;\n'.repeat(999_999)}`)],
  ['9 MB of accents on one letter', () => strToU8(`MRN,Last Name\n1,e${'\u0301'.repeat(4_500_000)}\n`)],
  ['5,000 columns in 3,000 rows', () => strToU8(`${names(5_000)}\n${`${'x,'.repeat(4_999)}\n`.repeat(3_000)}`)],
]

function below(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([strToU8('MRN,Last Name\n1,'), bytes]))
}

function wide(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
}

function names(count: number): string {
  return Array.from({ length: count }, (_, at) => `Name ${at}`).join(',')
}
