// The pages work without this. It spares a double click its second sending, and leads the eye to what has to be mended.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.target === '_blank') return
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
  const button = event.submitter
  if (button) button.setAttribute('aria-busy', 'true')
})

// Typing is not idling: the session lives on while somebody writes, so that no long letter is lost at its sending.
let told = Date.now()
document.addEventListener('input', () => {
  if (Date.now() - told < 60_000) return
  told = Date.now()
  fetch('/session')
})

addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent
})

// On a phone the tabs are wider than the screen: the one that is open is brought into sight.
for (const tabs of document.querySelectorAll('.tabs')) {
  const open = tabs.querySelector('[aria-current]')
  if (open) tabs.scrollLeft = open.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - open.clientWidth) / 2
}

document.querySelector('.wrong input, .wrong select, .wrong textarea')?.focus()

document.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })

// "What would we owe?" answers at every change, where scripts run; its button does the same.
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

// The last row of a list is always an empty one.
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

// The sheet for the OCR portal: a button beside each answer copies it.
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = !navigator.clipboard
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent)
    document.getElementById('copied').textContent = `Copied: ${button.dataset.label}`
    button.classList.add('copied')
    setTimeout(() => button.classList.remove('copied'), 2000)
  })
}

// An import that is under way: its page is asked again and again, until it leads on to what the import came to.
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

// A pair of descriptions is decided by a key while the focus is among its buttons, and nowhere else. No button has it at
// first: Enter would decide what nobody has read.
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
