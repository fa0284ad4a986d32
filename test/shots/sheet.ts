/** A page with its pictures. */
export type Shot = { path: string; pictures: readonly Picture[] }

type Picture = { file: string; width: number; colorScheme: string; barriers: number }

/** The sheet that shows all pictures, a page a row. */
export function sheetOf(shots: readonly Shot[]): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures of all pages</title>
<style>body{font:14px system-ui;margin:2rem}section{margin-block:2rem}div{display:flex;gap:1rem;overflow-x:auto}img{height:420px;border:1px solid #ccc}</style>
<h1>${shots.length} pages</h1>
${shots.map(rowOf).join('\n')}</html>
`
}

function rowOf({ path, pictures }: Shot): string {
  return `<section><h2>${path}</h2><div>${pictures.map(imageOf).join('')}</div></section>`
}

function imageOf({ file, width, colorScheme, barriers }: Picture): string {
  const words = `${width} px, ${colorScheme}${barriers > 0 ? `, ${barriers} barriers` : ''}`
  return `<a href="${file}"><img src="${file}" loading="lazy" alt="${words}"></a>`
}
