/** What can be done with letters by e-mail, as the log enters it. */
export const EMAIL_ACTS = {
  email_consent_withdrawn: 'recorded that a person no longer agrees to e-mail',
  email_deferred: 'was asked by the mail server to try again later',
  email_doubt_settled: 'resolved an unconfirmed e-mail',
  email_failed: 'could not send a letter by e-mail',
  email_hindered: 'could not send a letter because the mail server took nothing from the sender',
  email_in_doubt: 'could not confirm that an e-mail was sent',
  email_sending: 'started sending a letter by e-mail',
  email_sent: 'sent a letter by e-mail',
  email_taken_back: 'canceled a letter by e-mail',
  emails_put_on_paper: 'put waiting e-mails on paper',
  emails_held: 'paused the e-mails of a mailing',
  emails_released: 'resumed the e-mails of a mailing',
  emails_retried: 'retried the failed e-mails of a mailing',
} as const
