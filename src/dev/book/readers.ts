import type { Does } from './doing.ts'

/** Tells of people whose letters somebody else might read: representatives, and minors who consented to their care. */
export async function tellReaders(does: Does, incident: string): Promise<void> {
  await does('officer', `POST ${incident}/roster`, READERS)
  const of = (row: number) => `POST ${incident}/people/004-000000${row}`
  await does('officer', `${of(2)}/representative`, { isLegal: true, reason: 'The power of attorney is in the chart.' })
  await does('officer', `${of(3)}/representative`, { isLegal: false, reason: '' })
  const address = { line1: 'PO Box 12', city: 'Salem', state: 'MA', zip: '01970' }
  await does('officer', `${of(5)}/own-care`, { consented: true, address, reason: 'The consent is in the chart.' })
}

const READERS = `MRN,First Name,Last Name,DOB,Representative,Guardian,Minor Consented,Address,City,State,ZIP
R1,Ida,Moss,1940-05-05,Al Moss (husband),,,6 Oak St,Salem,MA,01970
R2,Ben,Hale,1941-06-05,Jo Hale (POA),,,7 Oak St,Salem,MA,01970
R3,Una,Tate,1942-07-05,Sy Tate (son),,,8 Oak St,Salem,MA,01970
R4,Lia,Moor,2012-06-05,,Kay Moor,Y,9 Oak St,Salem,MA,01970
R5,Tom,Vega,2011-06-05,,Ann Vega,,10 Oak St,Salem,MA,01970
R6,Kit,Bond,2013-06-05,,Lee Bond,,11 Oak St,Salem,MA,01970
`
