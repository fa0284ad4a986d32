const SHOWN = 24

/** A value that shows its form and hides its content: `J•••`, `1989-••-••`. For previews; never whole, however short. */
export function masked(value: string): string {
  const date = /^(\d{4})-\d\d-\d\d/.exec(value)
  if (date) return `${date[1]}-••-••`
  if (value === '') return ''
  const [first = '', ...others] = [...value.slice(0, 2 * SHOWN)].slice(0, SHOWN)
  const hidden = others.join('').replace(/[\p{L}\p{N}\p{M}\p{S}]/gu, '•')
  return others.length < 2 ? '•'.repeat(others.length + 1) : first + hidden
}
