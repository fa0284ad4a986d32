import { playbookDraft } from './playbooks/draft.ts'
import { playbookHands } from './playbooks/hands.ts'
import { playbooks } from './playbooks/playbooks.ts'
import { takenOver } from './playbooks/taken-over.ts'
import { addedSteps } from './steps/added-steps.ts'
import { stepFacts } from './steps/answers.ts'
import { stepOwners } from './steps/step-owners.ts'
import { steps } from './steps/steps.ts'

/** What is to be done: the steps of incidents, and the playbooks that they come from. */
export const STEP_NOUNS = [steps, stepOwners, stepFacts, addedSteps, playbooks, playbookDraft, playbookHands, takenOver]
