import {
  AliasNode,
  JoinNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
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
 * Has each query read as though these incidents were not there: a condition beside each table of theirs. It goes into the
 * query itself, so that no list can forget it, and counts and pages come out right.
 */
export function hidingIncidents(hidden: readonly string[]): KyselyPlugin {
  const transformer = new Hiding(sql`(SELECT value FROM json_each(${JSON.stringify(hidden)}))`)
  return {
    transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  }
}

class Hiding extends OperationNodeTransformer {
  readonly #hidden: ReturnType<typeof sql>

  constructor(hidden: ReturnType<typeof sql>) {
    super()
    this.#hidden = hidden
  }

  protected override transformSelectQuery(...given: Parameters<OperationNodeTransformer['transformSelectQuery']>) {
    const node = super.transformSelectQuery(...given)
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
    const condition = conditionOn(node.table, this.#hidden)
    return condition ? JoinNode.cloneWithOn(node, condition) : node
  }
}

function conditionOn(from: OperationNode, hidden: ReturnType<typeof sql>): OperationNode | null {
  const table = AliasNode.is(from) ? from.node : from
  if (!TableNode.is(table)) return null
  const { name } = table.table.identifier
  const called = AliasNode.is(from) && 'name' in from.alias ? String(from.alias.name) : name
  const column = (its: string) => sql.ref(`${called}.${its}`)
  if (name in OF_INCIDENTS) {
    const incident = column(OF_INCIDENTS[name] ?? '')
    return sql`(${incident} IS NULL OR ${incident} NOT IN ${hidden})`.toOperationNode()
  }
  if (name in OF_REPORTS)
    return sql`${column(OF_REPORTS[name] ?? '')} NOT IN (SELECT report FROM report_entries WHERE incident IN ${hidden})`.toOperationNode()
  return null
}
