/** Where the checklist of an incident shows one step open. */
export function pathOfStep(incident: string, step: string): string {
  return `/incidents/${incident}/steps?step=${step}#${step}`
}
