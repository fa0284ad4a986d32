/** What `bundle.ts` writes and `wrangler.toml` names: all that a Worker cannot read from files. */
declare module 'breachbook:bundled' {
  export const templates: import('./render.ts').CompiledTemplates
  export const assets: Readonly<Record<string, string>>
  /** Bytes in Base64. */
  export const fonts: Readonly<Record<string, string>>
  export const edition: string
}
