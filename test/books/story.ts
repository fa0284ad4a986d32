/** Whoever may open the books of these tests: the first admin's password, made up for them alone. */
export const PASSWORD = 'correct horse battery'

/** The first visit, when the practice sets its book up. */
export const FIRST_VISIT = {
  adminName: 'Rosa Lind',
  adminEmail: 'rosa@harbor.example',
  password: PASSWORD,
  name: 'Harbor Med Spa',
  zone: 'America/New_York',
  'address.line1': '12 Wharf St',
  'address.line2': 'Ste 4',
  'address.city': 'Boston',
  'address.state': 'MA',
  'address.zip': '02110',
  contactName: 'Rosa Lind, Privacy Officer',
  tollFree: '800-555-0142',
  email: 'privacy@harbor.example',
}

/** Those who sign in besides her. */
export const COLLEAGUES = [
  { name: 'Omar Haddad', email: 'omar@harbor.example', role: 'officer', password: PASSWORD },
  { name: 'Tess Quill', email: 'tess@harbor.example', role: 'staff', password: PASSWORD },
  { name: 'Ines Varga', email: 'ines@harbor.example', role: 'auditor', password: PASSWORD },
] as const

/** The days of the story, in order; the last one is that on which the tests open the book. */
export const DAYS = {
  setUp: '2026-10-05T14:00:00.000Z',
  logged: '2026-10-06T15:00:00.000Z',
  written: '2026-10-12T15:00:00.000Z',
  mailed: '2026-10-14T15:00:00.000Z',
  after: '2026-10-29T15:00:00.000Z',
  opened: '2026-11-22T15:00:00.000Z',
} as const

export const MAILBOX = {
  title: 'Phished mailbox',
  kind: 'phishing',
  discoveredOn: '2026-10-05',
  occurredFrom: '2026-10-01',
  occurredTo: '2026-10-04',
  summary: 'Somebody read the mailbox of the front desk.',
  elements: ['name', 'address', 'medical'],
}

export const FAX = {
  title: 'Fax to the wrong practice',
  kind: 'misdirected_mail_or_fax',
  discoveredOn: '2026-10-06',
  form: 'paper',
  elements: ['name', 'medical'],
}

export const VENDOR_BREACH = {
  title: 'Ransomware at the booking vendor',
  kind: 'vendor_breach',
  discoveredOn: '2026-10-02',
  elements: ['name', 'birth_date', 'ssn', 'medical'],
}

const COLUMNS =
  'MRN,First name,Last name,Date of birth,Date of death,Email,Email consent,Guardian,Language,Address,Unit,City,State,ZIP'

/** Whose mail was read. Jane stands there under two record numbers, so does Kim; Cy is long dead; Eli has no address. */
export const ROSTER = [
  COLUMNS,
  'H-01,Jane,Doe,1980-03-04,,,,,,1 Elm St,,Salem,MA,01970',
  'H-02,Jane,Doe,1980-03-04,,,,,,1 Elm St,,Salem,MA,01970',
  'H-03,Kim,Abbott,1971-07-15,,,,,,8 Birch Rd,,Keene,NH,03431',
  'H-04,Kim,Abbott,1971-07-15,,,,,,8 Birch Rd,,Keene,NH,03431',
  'H-05,Cy,Weiss,1890-02-03,1950-05-05,,,,,12 Elm St,Apt 3,Lowell,MA,01852',
  'H-06,Ana,Lopez,1985-02-03,,ana@patients.example,yes,,es,12 Elm St,Apt 1,Lowell,MA,01852',
  'H-07,Bo,Lindqvist,1991-11-30,,bo@patients.example,yes,,,2 Oak Ave,,Keene,NH,03431',
  'H-08,Dee,Park,2015-02-03,,,,Eva Park,,14 Elm St,,Lowell,MA,01852',
  'H-09,Eli,Quinn,1960-02-03,,,,,,,,,MA,',
  'H-10,Flo,Reed,1949-05-06,,,,,,9 Oak St,,Salem,MA,01970',
  'H-11,Gus,Whitfield,1938-12-24,,,,,,3 Pine St,,Waco,TX,76701',
].join('\n')

/** A list that was sent by mistake. */
export const WRONG_ROSTER = [COLUMNS, 'Z-99,Zoe,Nobody,1990-01-01,,,,,,5 Ash St,,Boston,MA,02110'].join('\n')

export const WORDS = {
  whatHappened: 'Somebody read a mailbox of ours.',
  whatInformation: 'Your name, your address and the day of your visit.',
  whatWeAreDoing: 'We closed the mailbox and told the police.',
  whatYouCanDo: 'Read the statements of your insurer.',
}

export const UNLIKELY = {
  factors: {
    nature: { answers: { sensitivity: 'clinical', recognizable: 'directly' }, text: 'One page of one chart.' },
    recipient: { answers: { who: 'obliged' }, text: 'Another practice, which called us.' },
    acquired_or_viewed: { answers: { seen: 'shown_not' }, text: 'The cover sheet alone was read.' },
    mitigation: { text: 'They sent it back and kept no copy.' },
  },
  finding: 'low_probability',
  reason: 'It never left people who are bound by the same rules.',
}

export const VENDOR = {
  name: 'Bookwell Scheduling, Inc.',
  agent: false,
  signedOn: '2025-01-15',
  contractDays: 10,
  contactName: 'Ulla Quist',
  email: 'privacy@bookwell.example',
}
