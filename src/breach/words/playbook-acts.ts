/** What can be done with the playbooks of a practice, as the log enters it. */
export const PLAYBOOK_ACTS = {
  playbook_draft_begun: 'began a new version of a playbook from another one',
  playbook_draft_changed: 'changed the next version of a playbook',
  playbook_draft_discarded: 'discarded the next version of a playbook',
  playbook_put_in_force: 'put a new version of a playbook in force',
  playbook_taken_over: 'switched to the playbook in force',
  hands_named: 'said who is who in the playbooks',
} as const
