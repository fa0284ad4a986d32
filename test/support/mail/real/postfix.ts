import { chownSync } from 'node:fs'
import { join } from 'node:path'
import { authSocketIn, BOX_OWNER, boxesIn, type MailHouse } from './dovecot.ts'
import { makeFolderForAll, writeForAll } from './for-all.ts'
import { startInForeground } from './foreground.ts'

/** How this Postfix behaves, besides what it always does. */
export type Habits = {
  port: number
  policyPort: number
  /** So many messages of one client in that many seconds. Postfix counts by the minute; a test need not take so long. */
  limit: { messages: number; seconds: number }
}

/**
 * Debian's Postfix with a configuration and a queue of its own, on this computer alone: TLS, then a sign-in, which may send
 * only as itself; a policy service; a limit. It delivers to `patients.example`, `grey.example` and `harbor.example`,
 * takes mail for `gone.example` and bounces it, puts off `slow.example`, and sends nothing to anywhere else.
 */
export function startPostfix(house: MailHouse, habits: Habits): Promise<() => Promise<void>> {
  const { folder } = house
  const config = join(folder, 'postfix')
  for (const each of ['postfix', 'queue', 'mail', 'log']) makeFolderForAll(join(folder, each))
  chownSync(boxesIn(folder), BOX_OWNER, BOX_OWNER)
  writeForAll(join(config, 'main.cf'), mainOf(house, habits))
  writeForAll(join(config, 'master.cf'), masterOf(habits.port))
  writeForAll(join(config, 'boxes'), BOXES)
  writeForAll(join(config, 'transports'), TRANSPORTS)
  writeForAll(join(config, 'owners'), OWNERS)
  return startInForeground({
    command: '/usr/sbin/postfix',
    args: ['-c', config, 'start-fg'],
    ports: [habits.port],
    logFile: logOf(folder),
    pidFile: join(folder, 'queue', 'pid', 'master.pid'),
  })
}

/** Where Postfix writes what it does. */
export const logOf = (folder: string) => join(folder, 'log', 'postfix')

// virtual(8) takes no pattern that puts an address into a path: each mailbox has its line.
const BOXES = [
  'privacy@harbor.example',
  'billing@harbor.example',
  ...['patients', 'grey', 'gone', 'slow'].flatMap((domain) =>
    Array.from({ length: 100 }, (_, at) => `reader${at}@${domain}.example`),
  ),
]
  .map((address) => `${address} ${address}/\n`)
  .join('')
const TRANSPORTS = `gone.example gone:
slow.example slow:
`
const OWNERS = `/^(.*)$/ $1
`

function mainOf({ folder, certFile, keyFile }: MailHouse, { policyPort, limit }: Habits): string {
  const config = join(folder, 'postfix')
  return `
compatibility_level = 3.6
queue_directory = ${join(folder, 'queue')}
data_directory = ${join(folder, 'data')}
maillog_file = ${logOf(folder)}
maillog_file_prefixes = ${folder}
myhostname = mail.harbor.example
mydestination =
alias_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.255.255.254/32
smtp_dns_support_level = disabled
default_transport = error:5.4.4 nothing leaves this computer
transport_maps = texthash:${config}/transports
virtual_mailbox_domains = patients.example grey.example gone.example slow.example harbor.example
virtual_mailbox_maps = texthash:${config}/boxes
virtual_mailbox_base = ${boxesIn(folder)}
virtual_uid_maps = static:${BOX_OWNER}
virtual_gid_maps = static:${BOX_OWNER}
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = ${certFile}
smtpd_tls_key_file = ${keyFile}
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${authSocketIn(folder)}
smtpd_sender_login_maps = regexp:${config}/owners
smtpd_sender_restrictions = reject_sender_login_mismatch
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = reject_unlisted_recipient, check_policy_service inet:127.0.0.1:${policyPort}, permit_sasl_authenticated, reject
smtpd_client_message_rate_limit = ${limit.messages}
smtpd_client_event_limit_exceptions =
anvil_rate_time_unit = ${limit.seconds}s
queue_run_delay = 1s
minimal_backoff_time = 1s
delay_warning_time = 1s
`
}

// As Debian has it, without chroot. `gone` and `slow` deliver to a program that says EX_NOUSER or EX_TEMPFAIL (sysexits.h):
// the letter is taken, and given back or kept.
function masterOf(port: number): string {
  return `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
gone unix - n n - - pipe user=nobody argv=/bin/sh -c {exit 67}
slow unix - n n - - pipe user=nobody argv=/bin/sh -c {exit 75}
`
}
