import { join } from 'node:path'
import { makeFolderForAll, writeForAll } from './for-all.ts'
import { startInForeground } from './foreground.ts'

/** What the two servers of a test share: a folder that everybody may enter, their certificate, who may sign in. */
export type MailHouse = {
  folder: string
  certFile: string
  keyFile: string
  /** Passwords by user; a user is the address of his or her mailbox. */
  users: Readonly<Record<string, string>>
}

/** The socket by which the mail server asks who signs in. */
export const authSocketIn = (folder: string) => join(folder, 'auth')
/** The mailboxes, one Maildir each. */
export const boxesIn = (folder: string) => join(folder, 'mail')
/** Whose all mailboxes are: `nobody`. */
export const BOX_OWNER = 65534

/** Debian's Dovecot with a configuration of its own: it checks passwords for Postfix and shows the mailboxes by IMAP. */
export function startDovecot(house: MailHouse, imapsPort: number): Promise<() => Promise<void>> {
  const { folder, users } = house
  makeFolderForAll(join(folder, 'dovecot'))
  const lines = Object.entries(users).map(([user, password]) => `${user}:{PLAIN}${password}`)
  writeForAll(join(folder, 'dovecot', 'users'), `${lines.join('\n')}\n`)
  const config = join(folder, 'dovecot', 'dovecot.conf')
  writeForAll(config, configOf(house, imapsPort))
  return startInForeground({
    command: '/usr/sbin/dovecot',
    args: ['-F', '-c', config],
    ports: [imapsPort],
    logFile: join(folder, 'dovecot', 'log'),
  })
}

function configOf({ folder, certFile, keyFile }: MailHouse, imapsPort: number): string {
  return `
base_dir = ${join(folder, 'dovecot-run')}
state_dir = ${join(folder, 'dovecot-run')}
log_path = ${join(folder, 'dovecot', 'log')}
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${certFile}
ssl_key = <${keyFile}
auth_mechanisms = plain login
mail_location = maildir:${boxesIn(folder)}/%u
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${join(folder, 'dovecot', 'users')}
}
userdb {
  driver = static
  args = uid=${BOX_OWNER} gid=${BOX_OWNER} home=${boxesIn(folder)}/%u
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${imapsPort}
    ssl = yes
  }
}
service auth {
  unix_listener ${authSocketIn(folder)} {
    mode = 0666
  }
}
`
}
