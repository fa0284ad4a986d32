import { playbookDraft } from './playbooks/draft.ts'
import { playbookHands } from './playbooks/hands.ts'
import { playbooks } from './playbooks/playbooks.ts'
import { steps } from './steps/steps.ts'

/** What is to be done: the steps of incidents, and the playbooks that they come from. */
export const STEP_NOUNS = [steps, playbookHands, playbooks, playbookDraft]
