// The pages work without this. It stops a double click from sending twice, and moves the focus to what needs fixing.
document.addEventListener('submit', (event) => {
  const form = event.target
  if ((event.submitter?.formTarget || form.target) === '_blank' || form.method === 'dialog') return
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
  const button = event.submitter
  if (button) button.setAttribute('aria-busy', 'true')
})

addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent
})

// On a phone the tabs are wider than the screen: scroll to the open one.
for (const tabs of document.querySelectorAll('.subs')) {
  const open = tabs.querySelector('[aria-current]')
  if (open) tabs.scrollLeft = open.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - open.clientWidth) / 2
}

for (const folded of document.querySelectorAll('details:has(.wrong)')) folded.open = true
const toFix = document.querySelector('.wrong :is(input:not([type="hidden"]), select, textarea)')
;(toFix ?? document.querySelector('.say.fix[tabindex]'))?.focus()

document.querySelector('.subs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })

// "What would we owe?" answers after every change; without scripts its button does the same.
const live = document.querySelector('form[data-live]')
let asked = 0

async function askAgain() {
  asked += 1
  const turn = asked
  const address = `/what-if?${new URLSearchParams(new FormData(live))}`
  const answer = await fetch(address)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (turn !== asked || !page.getElementById('answer')) return
  for (const id of ['answer', 'answer-summary'])
    document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes)
  history.replaceState(null, '', address)
}

// The last row of a list is always empty.
function growRows(rows) {
  const last = rows?.lastElementChild
  if (!last?.querySelector('select').value) return
  const next = last.cloneNode(true)
  for (const control of next.children) control.value = ''
  rows.append(next)
}

live?.addEventListener('change', (event) => {
  growRows(event.target.closest('[data-rows]'))
  askAgain()
})

// The letter beside the form shows the words as they are typed; without scripts a button does the same in a tab of its own.
const written = document.querySelector('form[data-sheet]')
let [typing, sheetTurn] = [0, 0]

async function writeSheet() {
  sheetTurn += 1
  const turn = sheetTurn
  const answer = await fetch(written.dataset.sheet, {
    method: 'POST',
    body: new URLSearchParams(new FormData(written)),
  })
  const sheet = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.sheet')
  if (turn !== sheetTurn || !sheet) return
  document.querySelector('#sheet .sheet').replaceWith(sheet)
  document.querySelector('[data-as-saved]').hidden = true
  document.querySelector('[data-as-typed]').hidden = false
}

written?.addEventListener('input', () => {
  clearTimeout(typing)
  typing = setTimeout(writeSheet, 600)
})

// On the OCR sheet, a button beside each answer copies it.
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = !navigator.clipboard
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent)
    document.getElementById('copied').textContent = `Copied: ${button.dataset.label}`
    button.classList.add('copied')
    setTimeout(() => button.classList.remove('copied'), 2000)
  })
}

// The page of a running import is fetched again until it redirects to the result.
const underWay = document.querySelector('[data-under-way]')

async function follow() {
  const answer = await fetch(location.href)
  if (answer.redirected) return location.replace(answer.url)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const now = page.querySelector('[data-under-way]')
  if (!now) return location.reload()
  if (now.innerHTML !== underWay.innerHTML) underWay.replaceChildren(...now.childNodes)
  setTimeout(follow, 1000)
}

if (underWay) setTimeout(follow, 1000)

// Keys decide a pair only while the focus is on its group of buttons. No button has the focus at first: Enter would decide
// a pair that nobody has read.
const keyed = document.querySelector('[data-keys]')

keyed?.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  keyed.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click()
})

if (keyed) {
  keyed.querySelector('[data-keys-hint]').hidden = false
  keyed.tabIndex = -1
  keyed.focus({ preventScroll: true })
}

// An SVG is drawn here, as a picture in which nothing runs and nothing is loaded, and goes as a PNG. The server takes none.
async function drawn(file) {
  const picture = new Image()
  picture.src = URL.createObjectURL(file)
  await picture.decode()
  const [width, height] = [picture.naturalWidth || 300, picture.naturalHeight || 150]
  const scale = Math.min(1200 / width, 600 / height)
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) })
  const paper = canvas.getContext('2d')
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(picture.src)
  return await new Promise((done) => canvas.toBlob(done, 'image/png'))
}

document.querySelector('input[data-draws]')?.addEventListener('change', async ({ target }) => {
  const [file] = target.files
  if (file?.type !== 'image/svg+xml') return
  const button = target.form.querySelector('button')
  button.disabled = true
  const png = await drawn(file).catch(() => null)
  button.disabled = false
  if (!png) return
  const files = new DataTransfer()
  files.items.add(new File([png], 'logo.png', { type: 'image/png' }))
  target.files = files.files
})

// Ctrl+Enter sends the form one is in, by the button that Enter would press.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  const form = event.target.form
  const button = form && [...form.elements].find((each) => each.type === 'submit' && !each.disabled)
  if (!button) return
  event.preventDefault()
  form.requestSubmit(button)
})

// The page “Find” in a box over the page that is open: what is typed is asked of the server.
const box = document.getElementById('box')
const findPage = document.querySelector('[data-find-page]')
let finding = 0

async function partsOf(query, part) {
  const answer = await fetch(`${findPage.href}?${new URLSearchParams(query)}`)
  if (!answer.ok || answer.redirected) return null
  return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelectorAll(part)
}

async function openBox(part, title) {
  const parts = await partsOf({}, part)
  if (!parts) return location.assign(findPage.href)
  box.firstElementChild.replaceChildren(...parts)
  box.setAttribute('aria-label', title)
  if (!box.open) box.showModal()
  showSingleKeys()
  box.querySelector('input')?.focus()
}

const openFind = () => openBox('[data-find], [data-found]', 'Find')

async function findTyped(form) {
  finding += 1
  const turn = finding
  const found = await partsOf(new FormData(form), '[data-found]')
  if (found && turn === finding)
    form.parentElement.querySelector('[data-found]').replaceChildren(...found[0].childNodes)
}

const linksIn = (form) => [...form.parentElement.querySelectorAll('[data-found] a')]

document.addEventListener('input', ({ target }) => {
  const form = target.closest('[data-find]')
  if (form) findTyped(form)
})

// Arrows go from what is typed to what was found and back; Enter opens the first.
box?.addEventListener('keydown', (event) => {
  const form = box.querySelector('[data-find]')
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!form || !step) return
  event.preventDefault()
  const all = [form.elements.q, ...linksIn(form)]
  all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus()
})

box?.addEventListener('submit', async (event) => {
  const form = event.target.closest('[data-find]')
  if (!form?.elements.q.value.trim()) return
  event.preventDefault()
  await findTyped(form)
  const [first] = linksIn(form)
  if (first) first.click()
  delete form.dataset.sent
})

findPage?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  openFind()
})

// Single keys are for whoever is not typing, and can be switched off (WCAG 2.1.4).
const hasSingleKeys = () => localStorage.getItem('single-keys') !== 'off'

function showSingleKeys() {
  for (const label of document.querySelectorAll('[data-single-keys]')) {
    label.hidden = false
    label.querySelector('input').checked = hasSingleKeys()
  }
}

document.addEventListener('change', ({ target }) => {
  if (target.closest('[data-single-keys]')) localStorage.setItem('single-keys', target.checked ? 'on' : 'off')
})

const SINGLE_KEYS = {
  '/': () => {
    const search = document.querySelector('main [role="search"] [type="search"]')
    if (search) search.focus()
    else openFind()
  },
  '?': () => openBox('#keys', 'Keyboard shortcuts'),
}

document.addEventListener('keydown', (event) => {
  if (!findPage || event.altKey || event.defaultPrevented) return
  const isChord = event.ctrlKey || event.metaKey
  const isTyping = event.target.closest('input, select, textarea, [contenteditable]')
  const act = isChord
    ? event.key.toLowerCase() === 'k' && openFind
    : !isTyping && !box.open && hasSingleKeys() && SINGLE_KEYS[event.key]
  if (!act) return
  event.preventDefault()
  act()
})

showSingleKeys()
