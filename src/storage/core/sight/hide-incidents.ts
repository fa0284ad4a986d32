import {
  AliasNode,
  AndNode,
  JoinNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  type RawBuilder,
  RawNode,
  sql,
  TableNode,
  WhereNode,
} from 'kysely'

/** The tables that say of which incident each row is, and the column that says it. */
export const OF_INCIDENTS: Readonly<Record<string, string>> = {
  incidents: 'id',
  ...Object.fromEntries(
    `attachments calls corrected_addresses corrected_people drafts due_days email_withdrawals incident_keys
    incident_lines incident_words left_out letter_openings letters log mailing_runs mailings monitoring_codes people
    proposed_addresses recounts reminders rosters sendings steps told_by_telephone uploads web_notices web_postings
    year_end_entries`
      .split(/\s+/)
      .map((table) => [table, 'incident']),
  ),
}

/** A report that became part of a hidden incident is hidden with all that followed on it. */
const OF_REPORTS: Readonly<Record<string, string>> = { reports: 'id', report_entries: 'report' }

/**
 * What is hidden from somebody: incidents by their numbers, and those of sites that are no business of theirs; and whether the
 * totals of the practice that they read count it all the same.
 */
export type Hidden = { incidents: readonly string[]; ofSites?: OfSites | undefined; isCounted: boolean }

/** The words of these sites. Where somebody logged an incident or has a step of it, it is not hidden, nor are those of `but`. */
type OfSites = { words: readonly string[]; user: string; but: readonly string[] }

/**
 * Has each query read as though these incidents were not there: a condition beside each table of theirs. It goes into the
 * query itself, so that no list can forget it, and counts and pages come out right.
 */
export function hidingIncidents(hidden: Hidden): KyselyPlugin {
  const transformer = new Hiding(hidden)
  return {
    transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  }
}

/** Whether the incident that a column names is hidden. Sites are asked of each row: there may be thousands at one. */
export function isHidden(incident: RawBuilder<unknown>, { incidents, ofSites }: Hidden): RawBuilder<boolean> {
  const isSecret = sql<boolean>`${incident} IN ${each(incidents)}`
  if (!ofSites) return isSecret
  const { words, user, but } = ofSites
  return sql<boolean>`(${isSecret} OR (${incident} NOT IN ${each(but)}
    AND EXISTS (SELECT 1 FROM incident_words AS its_site
      WHERE its_site.word IN ${each(words)} AND its_site.incident = ${incident})
    AND ${incident} NOT IN (SELECT incident FROM steps WHERE owned_by = ${user}
      UNION ALL SELECT incident FROM steps WHERE backup = ${user}
      UNION ALL SELECT incident FROM log WHERE logged_by = ${user})))`
}

function each(values: readonly string[]) {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`
}

/** Begins each condition of ours: a query within a query comes by twice, for itself and with the one around it. */
const OURS = '/* seen */'

function isOurs(node: OperationNode | undefined): boolean {
  if (node === undefined) return false
  if (AndNode.is(node)) return isOurs(node.left) || isOurs(node.right)
  return RawNode.is(node) && node.sqlFragments[0]?.startsWith(OURS) === true
}

class Hiding extends OperationNodeTransformer {
  readonly #hidden: Hidden

  constructor(hidden: Hidden) {
    super()
    this.#hidden = hidden
  }

  protected override transformSelectQuery(...given: Parameters<OperationNodeTransformer['transformSelectQuery']>) {
    const node = super.transformSelectQuery(...given)
    if (isOurs(node.where?.where)) return node
    const conditions = node.from?.froms.flatMap((table) => conditionOn(table, this.#hidden) ?? []) ?? []
    const where = conditions.reduce<WhereNode | undefined>(
      (before, each) => (before ? WhereNode.cloneWithOperation(before, 'And', each) : WhereNode.create(each)),
      node.where,
    )
    return where ? { ...node, where } : node
  }

  // What is joined is left out where it is joined: the rest of the row may stay.
  protected override transformJoin(...given: Parameters<OperationNodeTransformer['transformJoin']>) {
    const node = super.transformJoin(...given)
    const condition = isOurs(node.on?.on) ? null : conditionOn(node.table, this.#hidden)
    return condition ? JoinNode.cloneWithOn(node, condition) : node
  }
}

function conditionOn(from: OperationNode, hidden: Hidden): OperationNode | null {
  const table = AliasNode.is(from) ? from.node : from
  if (!TableNode.is(table)) return null
  const { name } = table.table.identifier
  const called = AliasNode.is(from) && 'name' in from.alias ? String(from.alias.name) : name
  const column = (its: string) => sql.ref(`${called}.${its}`)
  if (name === 'log') return isSeenEntry(column, hidden).toOperationNode()
  if (name in OF_INCIDENTS) {
    const incident = column(OF_INCIDENTS[name] ?? '')
    return sql`/* seen */ (${incident} IS NULL OR NOT ${isHidden(incident, hidden)})`.toOperationNode()
  }
  if (name in OF_REPORTS)
    return sql`/* seen */ NOT EXISTS (SELECT 1 FROM report_entries AS became WHERE became.report = ${column(OF_REPORTS[name] ?? '')}
      AND became.incident IS NOT NULL AND ${isHidden(sql.ref('became.incident'), hidden)})`.toOperationNode()
  return null
}

// In older books an accounting over several incidents is one entry of none: its people say of which they are. The entry that
// merged an incident names the other one.
function isSeenEntry(column: (its: string) => RawBuilder<unknown>, hidden: Hidden) {
  const [body, incident, into] = [column('body'), column('incident'), column('merged_into')]
  const ofPerson = sql`substr(its_person.value, 1, instr(its_person.value, '/') - 1)`
  return sql`/* seen */ CASE WHEN ${incident} IS NOT NULL
    THEN NOT ${isHidden(incident, hidden)} AND (${into} IS NULL OR NOT ${isHidden(into, hidden)})
    ELSE NOT EXISTS (SELECT 1 FROM json_each(iif(json_valid(${body}), ${body}, '{}'), '$.facts.people') AS its_person
      WHERE ${isHidden(ofPerson, hidden)}) END`
}
