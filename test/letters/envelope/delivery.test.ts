import { describe, expect, test } from 'vitest'
import { addressBlock } from '../../../src/letters/envelope/envelope.ts'
import { hasUsableAddress } from '../../../src/people/values/address.ts'

const SALEM = { city: 'Salem', state: 'MA', zip: '01970' }
const lines = (line1: string, line2?: string) =>
  addressBlock([], { ...SALEM, line1, ...(line2 !== undefined && { line2 }) }).slice(0, -1)

describe('the line that the Postal Service delivers to stands directly above the city', () => {
  test.each([
    ['c/o Paul Quigley', '12 Elm St', ['C/O PAUL QUIGLEY', '12 ELM ST']],
    ['12 Elm St', 'c/o Ann Whitlock', ['C/O ANN WHITLOCK', '12 ELM ST']],
    ['c/o Paul Quigley, 12 Elm St', undefined, ['C/O PAUL QUIGLEY', '12 ELM ST']],
    ['In care of Ann Whitlock', '12 Elm St', ['IN CARE OF ANN WHITLOCK', '12 ELM ST']],
    ['Attn: Nina Tiller', '8 High St Apt 2', ['ATTN NINA TILLER', '8 HIGH ST APT 2']],
    ['8 High St', 'ATTN Nina Tiller', ['ATTN NINA TILLER', '8 HIGH ST']],
    ['STE 250', '123 Main St', ['123 MAIN ST STE 250']],
    ['Apartment 4B', '123 Main St', ['123 MAIN ST APT 4B']],
    ['# 7', '123 Main St', ['123 MAIN ST # 7']],
    ['2nd Floor', '123 Main St', ['123 MAIN ST 2ND FLOOR']],
    ['123 Main St', 'Rear', ['123 MAIN ST REAR']],
    ['123 Main St', 'Penthouse', ['123 MAIN ST PH']],
    ['URB Las Gladiolas', '150 Calle A', ['URB LAS GLADIOLAS', '150 CALLE A']],
    ['150 Calle A', 'Urb. Las Gladiolas', ['URB LAS GLADIOLAS', '150 CALLE A']],
    ['Sunny Acres Nursing Home', '77 Lake Rd Rm 12', ['SUNNY ACRES NURSING HOME', '77 LAKE RD RM 12']],
    ['77 Lake Rd Rm 12', 'Sunny Acres Nursing Home', ['SUNNY ACRES NURSING HOME', '77 LAKE RD RM 12']],
    ['Winter Hill Shelter', 'PO Box 12', ['WINTER HILL SHELTER', 'PO BOX 12']],
    ['PO Box 12', '44 Main St', ['PO BOX 12', '44 MAIN ST']],
    ['Oak Hall', 'RR 2 Box 15', ['OAK HALL', 'RR 2 BOX 15']],
    ['Unit 100100 Box 4120', 'c/o Sgt. Stanhope', ['C/O SGT STANHOPE', 'UNIT 100100 BOX 4120']],
    ['One Main Street', undefined, ['ONE MAIN STREET']],
    ['Elm Street, corner house', undefined, ['ELM STREET CORNER HOUSE']],
    ['No 4 Mill Lane', undefined, ['NO 4 MILL LANE']],
    ['W156N8450 Pilgrim Rd', 'Building C', ['W156N8450 PILGRIM RD BLDG C']],
  ])('of “%s” and “%s”', (line1, line2, expected) => {
    expect(lines(line1, line2)).toEqual(expected)
  })
})

describe('abroad', () => {
  test.each([
    [
      { line1: '12 Queen St', city: 'Toronto', region: 'ON', zip: 'M5J 1E6', country: 'Canada' },
      ['12 QUEEN ST', 'TORONTO ON  M5J 1E6', 'CANADA'],
    ],
    [
      { line1: 'Av. Juárez 14', city: 'Monterrey', region: 'N.L.', zip: '64000', country: 'Mexico' },
      ['AV JUÁREZ 14', 'MONTERREY, N.L. 64000', 'MEXICO'],
    ],
    [
      { line1: 'Av. Juárez 14', city: 'Guadalajara', region: 'Jalisco', zip: '44100', country: 'MX' },
      ['AV JUÁREZ 14', 'GUADALAJARA, JALISCO 44100', 'MEXICO'],
    ],
    [
      { line1: '10 High Street', city: 'London', zip: 'SW1A 1AA', country: 'GB' },
      ['10 HIGH STREET', 'LONDON SW1A 1AA', 'UNITED KINGDOM'],
    ],
    [
      { line1: 'Haus Anna', line2: 'Lindenweg 4', city: 'Ulm', zip: '89073', country: 'Deutschland' },
      ['HAUS ANNA', 'LINDENWEG 4', 'ULM 89073', 'GERMANY'],
    ],
    [{ line1: '1 Far St', city: 'Nowhere', country: 'Erewhon' }, ['1 FAR ST', 'NOWHERE', 'EREWHON']],
    [
      { line1: '1 Far St', city: 'Toronto', state: 'ON', zip: 'M5J 1E6', country: 'CA' },
      ['1 FAR ST', 'TORONTO ON  M5J 1E6', 'CANADA'],
    ],
  ])('an address keeps its region, its postal code and its country in words: %o', (address, expected) => {
    expect(addressBlock([], address)).toEqual(expected)
  })

  test.each([
    [
      { line1: 'PSC 123 Box 456', city: 'APO', region: 'AE', zip: '09128', country: 'US' },
      ['PSC 123 BOX 456', 'APO AE  09128'],
    ],
    [{ line1: 'PO Box 7', city: 'Koror', region: 'PW', zip: '96940' }, ['PO BOX 7', 'KOROR PW  96940']],
  ])('is nobody whom the Postal Service serves at home: %o', (address, expected) => {
    expect(addressBlock([], address)).toEqual(expected)
  })
})

test.each(
  `RETURNED MAIL - BAD ADDRESS|*** BAD ADDRESS ***|Bad Addr|BAD ADDRESS - 12 Elm St|12 Elm St (returned mail 3/4/24)|RETURN TO SENDER
Mail returned|Undeliverable address|DO NOT MAIL|Don't mail|No forwarding address|Moved, left no address|Need address|Address unknown
Update address|None on file|No current address|Wrong address!!|Insufficient Address|TRANSIENT|see notes|address not known`.split(
    /[|\n]/,
  ),
)('“%s” is no street, in either line', (line) => {
  expect(hasUsableAddress({ ...SALEM, line1: line })).toBe(false)
})

test.each([
  '1 Return Rd',
  '12 Address Ln',
  'Mail Rd 5',
  '4 Update St',
  '7 Bad Axe Ave',
  '9 Moved Acres Rd',
  '12 Same St',
  '3 Old Address Rd',
])('“%s” is one', (line) => {
  expect(hasUsableAddress({ ...SALEM, line1: line })).toBe(true)
})
