/**
 * The comparison level of two values. `alike`: a slip, a short form or a part apart. `partly`: much of it agrees, which
 * says less. `unknown`: one of them is missing.
 */
export type Relation = 'same' | 'alike' | 'partly' | 'other' | 'unknown'
