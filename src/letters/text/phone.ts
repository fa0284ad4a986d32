/**
 * Telephone numbers of North America as people write them, `(555) 123-4567`, with ` ext. 12` where there is one. Numbers of
 * elsewhere, words that are dialed and whatever stands around a number stay as they are.
 */
export function phoneAsWritten(text: string): string {
  return text.replace(NUMBER, (_, area: string, exchange: string, line: string, extension?: string) => {
    const number = `(${area}) ${exchange}-${line}`
    return extension ? `${number} ext. ${extension}` : number
  })
}

const NUMBER =
  /(?<![\w+(.-])(?:\+?1[ .-]?)?\(?([2-9]\d{2})\)?[ .-]?([2-9]\d{2})[ .-]?(\d{4})(?:,? *(?:x|ext\.?|extension) *(\d{1,6}))?(?![\w-])/gi
