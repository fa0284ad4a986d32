/** How two values stand to each other. `alike`: a slip, a short form or a part apart. `unknown`: one of them is missing. */
export type Relation = 'same' | 'alike' | 'other' | 'unknown'
