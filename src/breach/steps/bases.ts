/** A step, the one that its days count from, the one that those count from, and so on; it ends where it would go round. */
export function withBases<Step>(step: Step, baseOf: (step: Step) => Step | undefined): [Step, ...Step[]] {
  const found: [Step, ...Step[]] = [step]
  for (let base = baseOf(step); base && !found.includes(base); base = baseOf(base)) found.push(base)
  return found
}
