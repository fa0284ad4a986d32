/** What can be done with reports from the house, as the log enters it. */
export const REPORT_ACTS = {
  report_asked: 'asked whoever reported something a question',
  report_closed: 'closed a report from the house',
  report_destroyed: 'confirmed that a report from the house is destroyed',
  report_destruction_asked: 'asked to destroy a report from the house',
  report_joined: 'added a report from the house to the incident',
  report_link_ended: 'switched off the link for reports from the house',
  report_link_made: 'made a new link for reports from the house',
  report_outcome_told: 'told whoever reported something what was done',
  report_received: 'reported something',
  report_replied: 'added to a report',
} as const
