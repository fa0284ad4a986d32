const words = (text: string): string[] => text.split(' ')

/** What stands for a name that nobody knows. FNU and LNU are how U.S. records write that somebody has one name only. */
export const MISSING: ReadonlySet<string> = new Set(
  words(
    'fnu lnu nfn nln unknown unk unknwn uknown unnamed unidentified noname nofirstname nolastname nogivenname nosurname namemissing nameunknown firstnameunknown lastnameunknown desconocido desconocida sinnombre sinapellido xxx',
  ),
)

/** What names nobody, alone as well as beside another word of these lists. */
export const PLACEHOLDERS: ReadonlySet<string> = new Set([
  ...MISSING,
  ...words('test tests testing tester testpatient testpt demo dummy fake prueba pruebas placeholder'),
  ...words('anonymous anon nobody walkin walkins trauma default generic patient paciente'),
])

/** Family names of few people, and of many entries that a system was tried with: nobody's own beside no birth date or address. */
export const TRIED_WITH: ReadonlySet<string> = new Set(
  words('test testing tester demo dummy fake prueba placeholder walkin walkins anonymous'),
)

/** Given names that nobody was given. */
export const NEVER_GIVEN: ReadonlySet<string> = new Set(words('test testing testpatient testpt dummy walkin walkins'))

/** One part of a name that no person has beside the other: Testpatient, Demo Account, ZTest. */
export const NEVER_A_NAME =
  /^(?:(?:test|demo|dummy|fake|sample|training|walkin|unknown) ?(?:patient|pt|account|acct|client|customer|user|person|record)s?|(?:patient|client) ?(?:test|demo|dummy)|(?:z+|x+|q+) ?(?:test|demo|dummy|patient)\w*|zz.*)$/

/** What says nothing of its own beside a placeholder: Patient One, Walk-In New. */
export const FILLERS: ReadonlySet<string> = new Set([
  ...words('patients pt pts client clients customer customers guest person individual user member account acct record'),
  ...words('sample example training trainee new temp temporary blank duplicate void voided invalid inactive error'),
  ...words('deleted delete name first last given family middle male female adult child man woman doe roe only chart'),
  ...words(
    'house office clinic staff front desk misc miscellaneous visit entry donor confidential nuevo nueva de of the and no not data case',
  ),
  ...words('one two three four five six seven eight nine ten alpha beta bravo charlie delta uno dos tres'),
])

/** Whole entries of accounts, appointments and stock that practice systems keep among their patients. */
export const NO_PERSONS = [
  /^(?:(?:petty )?cash|counter|retail|otc|over the counter|online|product) (?:sales?|customers?|clients?|patients?|pt)$/,
  /^(?:house|suspense|demo|test|training|dummy|sample|generic|cash|petty cash|office|misc|miscellaneous|refund|self pay|clearing|unapplied|holding|write off|company|corporate|practice|clinic|employee|staff|vendor|insurance) (?:account|acct|charges?)s?$/,
  /^(?:sample|training|example|new|next|any|blank|duplicate|void|invalid|inactive|temp|temporary) (?:patient|pt|client|customer|paciente|record|chart)s?$/,
  /^(?:gift (?:card|certificate)|front desk|office use(?: only)?|quality control|qc control|proficiency test(?:ing)?|staff (?:meeting|lunch)|lunch (?:break|meeting)|(?:drug|pharma|sales) rep|blocked(?: time| slot)?|block(?:ed)? off|admin time|day off|out of office|office closed|provider out)$/,
  /\bdo not (?:use|book|schedule|delete)\b|^dnu\b|\bdnu$/,
  /^(?:x{2,9}|a{3,9}|asdf\w*|qwerty\w*)$/,
]

/** Names by which a record is opened for somebody who did not say theirs; also real people's, who have a birth date and an address. */
export const STAND_INS =
  /^(?:(?:john|jon|jane|johnny|janie|jack|joe|judy) (?:\w )?(?:doe|roe)|richard roe|john q public|(?:mickey|minnie) mouse|(?:donald|daffy|daisy) duck|bugs bunny|easter bunny|santa claus)$/

/** A remark beside a name that the entry is nobody's: `Smith, John (DO NOT USE)`, `*TEST* Smith`, `Smith - test account`. */
export const SAYS_NOBODY =
  /(?:[([{*"“]| - )\s*(?:do not use|dnu|not (?:a|our) patient|(?:test|demo|dummy|fake|training)(?:ing)?(?: (?:patient|pt|account|acct|record|chart|only|case))?)\s*(?:[)\]}*"”]|$)/i
