/** Why a row of a table that has something in it is nobody, for who can fix it; undefined where it may be somebody. */
export function whyNotAPerson(cells: readonly string[], header: readonly string[]): string | undefined {
  if (isHeader(cells, header)) return 'The row repeats the column names, so it is not a person.'
  if (isFoot(cells))
    return 'The row looks like a total or report footer, not a person, so it is not counted. If it is a person, add more details about them.'
  return undefined
}

// Reports print the header again on each page.
function isHeader(cells: readonly string[], header: readonly string[]): boolean {
  if (!areOne(cells[0], header[0]) || header.filter((name) => name.trim() !== '').length < 2) return false
  return header.every((name, at) => areOne(cells[at], name))
}

function areOne(cell = '', name = ''): boolean {
  return cell.trim().toLowerCase() === name.trim().toLowerCase()
}

const CELLS_OF_A_FOOT = 3

// A person has more cells, or none of these words alone.
function isFoot(cells: readonly string[]): boolean {
  let text = ''
  let filled = 0
  for (const cell of cells) {
    if (cell === '') continue
    if (++filled > CELLS_OF_A_FOOT) return false
    text += ` ${cell}`
  }
  const words = text.replace(/[\s*_|-]+/g, ' ').trim()
  return FEET.some((foot) => foot.test(words))
}

const THINGS = '(patients?|records?|rows?|people|persons?|clients?|members?|entries|pacientes|registros|filas)'
const FEET = [
  new RegExp(
    `^(grand |sub ?|report )?totals?( general)?( (number )?(of |de )?${THINGS})?( (count|listed|found))?\\s?[:=]?\\s?[\\d.,]*$`,
    'i',
  ),
  new RegExp(`^((number|count|no\\.?) of )?${THINGS}( count| total)?\\s?[:=]\\s?[\\d.,]+$`, 'i'),
  new RegExp(`^[\\d.,]+ ${THINGS}( (selected|listed|found|in all))?\\.?$`, 'i'),
  /^(page|p[aá]gina)\s?:?\s?\d+(\s?(of|de|\/)\s?\d+)?$/i,
  /^end of (the )?(report|file|list|data|records|document)\b.{0,40}$/i,
  /^fin del? (informe|listado|archivo)\b.{0,40}$/i,
  /^report (date|run|generated|printed|created)\b.{0,60}$/i,
]
