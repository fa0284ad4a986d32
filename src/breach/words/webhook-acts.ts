/** What is done about calendars and webhooks, as the log enters it. */
export const WEBHOOK_ACTS = {
  calendar_closed: 'ended a calendar address',
  calendar_opened: 'made a calendar address',
  calendar_words_chosen: 'chose what calendars may say',
  webhook_added: 'added a webhook',
  webhook_delivered: 'delivered a message to a webhook',
  webhook_disabled: 'disabled a webhook',
  webhook_enabled: 'enabled a webhook',
  webhook_failed: 'could not deliver a message to a webhook',
  webhook_removed: 'removed a webhook',
  webhook_tested: 'sent a test message to a webhook',
  webhooks_queued: 'prepared messages to webhooks',
} as const
