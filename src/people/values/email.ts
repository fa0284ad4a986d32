import { emailAddress } from './email-address.ts'

/** An e-mail address that a message can be sent to, or what else stood in its place. */
export type EmailRead =
  | { is: 'address'; address: string }
  | { is: 'nothing' | 'refusal' | 'placeholder' | 'several' | 'unreadable' }

/** What a roster's cell for the e-mail address means, in lower case. A made-up address reaches a stranger, or nobody. */
export function readEmail(text: string): EmailRead {
  const lower = text.toLowerCase()
  const address = emailAddress(lower)
  if (address !== null) return kindOf(address)
  const word = plain(lower)
  if (REFUSALS.has(word)) return { is: 'refusal' }
  if (!lower.includes('@')) return { is: NOTHING.has(word) || word === '' ? 'nothing' : 'unreadable' }
  const several = lower.split(/[\s;,/|]+/).filter((each) => each.includes('@'))
  return { is: several.length > 1 && several.every((each) => emailAddress(each)) ? 'several' : 'unreadable' }
}

// Words of a front desk, in bare letters: who refused, and what stands for nothing, whatever the domain.
const REFUSALS = new Set(
  `declined decline declines declinedemail refused refuse refuses refusedemail patientdeclined patientrefused ptdeclined ptrefused
optout optedout donotemail dontemail noemailplease donotcontact declinedtoprovide refusedtoprovide declinetoprovide unwilling`.split(
    /\s+/,
  ),
)
const NOTHING = new Set(
  `none noemail noemails noemailaddress noemailonfile nomail nonegiven noneonfile noneprovided notprovided notgiven notavailable
notapplicable unknown unk donthave doesnthave doesnothave donothave donthaveone hasnone nothing noaddress nobody noone null nil
invalid bogus fake fakeemail placeholder noreply donotreply missing pending tbd needemail needsemail getemail askforemail update
updateemail bademail wrongemail anonymous noemailpatient na nan`.split(/\s+/),
)
/** What is made up only where the rest is: each may begin somebody's own address. */
const WEAK = new Set(
  `test tests testing patient email mail no x xx xxx xxxx a aa aaa abc abcd asdf asdfg qwerty user name noname someone me you na nan none
123 1234 12345 0 00 000 1 first last firstlast info example sample dummy temp change changeme me123`.split(/\s+/),
)
const DOMAINS_OF_NOBODY = new Set(
  `none noemail noemails noemailaddress nomail na unknown unk declined decline refused donthave nothing noaddress nobody null nil
invalid fake fakeemail bogus placeholder notprovided notgiven notavailable noreply test testing noname dummy nowhere nomailaddress
donotemail doesnothave patientdeclined`.split(/\s+/),
)
// None of these gives out a mailbox of so few letters, or one with such a name.
const FREE = new Set('gmail yahoo hotmail outlook aol icloud msn live comcast verizon att me mail email'.split(' '))

function kindOf(address: string): EmailRead {
  const at = address.lastIndexOf('@')
  const name = plain(address.slice(0, at))
  const host = hostOf(address.slice(at + 1))
  if (host.isRefusal || REFUSALS.has(name)) return { is: 'refusal' }
  const isNobody = host.isNobody || NOTHING_ANYWHERE.has(name)
  const isWeak = WEAK.has(name) || isOneLetter(name)
  if (isNobody || (isWeak && (host.isWeak || name === host.name))) return { is: 'placeholder' }
  return { is: 'address', address }
}

type Host = { name: string; isRefusal: boolean; isNobody: boolean; isWeak: boolean }

const HOSTS = new Map<string, Host>()
const MOST_KEPT = 10_000

// Many share a domain.
function hostOf(domain: string): Host {
  const known = HOSTS.get(domain)
  if (known) return known
  const labels = domain.split('.')
  const name = plain(labels.at(-2) ?? '')
  const host = {
    name,
    isRefusal: REFUSALS.has(name),
    isNobody: DOMAINS_OF_NOBODY.has(name) || /^(invalid|localhost|none)$/.test(labels.at(-1) ?? ''),
    isWeak: WEAK.has(name) || isOneLetter(name) || FREE.has(name),
  }
  if (HOSTS.size >= MOST_KEPT) HOSTS.clear()
  HOSTS.set(domain, host)
  return host
}

// "Na" is a family name, and "pending" or "update" may be a mailbox of a firm's.
const NOTHING_ANYWHERE = new Set(
  [...NOTHING].filter((word) => !/^(na|nan|nil|update|pending|missing|tbd|unk)$/.test(word)),
)

function isOneLetter(word: string): boolean {
  return word.length > 1 && /^(.)\1*$/.test(word)
}

function plain(text: string): string {
  return /^[a-z0-9]*$/.test(text) ? text : text.replace(/[^\p{L}\p{N}]/gu, '')
}
