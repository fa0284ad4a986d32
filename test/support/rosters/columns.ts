/** What the page of the columns proposes, as its form would send it unchanged. */
export function proposedColumns(html: string): Record<string, string> {
  const selects = [...html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)]
  return Object.fromEntries(
    selects.map(([, name = '', options = '']) => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? '']),
  )
}
