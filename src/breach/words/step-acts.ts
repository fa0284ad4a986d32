/** What can be done with the steps of a checklist, as the log enters it. */
export const STEP_ACTS = {
  list_found_gone: 'entered that all of a list is gone, and with that completed a step',
  list_found_open: 'entered something that is not gone, and with that reopened a step',
  step_added: 'added a step',
  step_answered: 'entered what a step asks',
  step_applies: 'said that the condition of a step holds',
  step_assigned: 'said who does a step',
  step_changed: 'changed an added step',
  step_commented: 'commented on a step',
  step_completed: 'completed a step',
  step_handed_back: 'handed back a step',
  step_handed_over: 'handed over a step',
  step_not_needed: 'found that a step is not needed',
  step_reopened: 'reopened a step',
  step_signed_off: 'signed off a step as the second person',
  step_started: 'started a step',
  steps_assigned: 'said who does several steps',
} as const
