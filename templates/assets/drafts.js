// What is typed into a form lies on the server until it is saved, so that no closed window and no ended session loses it.
const WAIT_MS = 1000
const TYPED = 'textarea, input:not([type="hidden"], [type="checkbox"], [type="radio"], [type="password"])'
/** Each edited form with the text of it that the server has. */
const edited = new Map()
/** Forms of which the server keeps nothing: it is not asked again. */
const neverKept = new WeakSet()
let waiting = 0
let sending = new AbortController()

function isWork(form) {
  const isSent = form?.getAttribute('method') === 'post' && form.getAttribute('role') !== 'search'
  return (
    isSent &&
    form.querySelector(TYPED) &&
    !form.querySelector('[type="password"]:not([name="signature"]), [type="file"]')
  )
}

function typedIn(form) {
  const typed = new URLSearchParams(new FormData(form))
  typed.delete('signature')
  typed.append(':form', form.getAttribute('action'))
  return typed
}

function unkept() {
  return [...edited].filter(([form, kept]) => String(typedIn(form)) !== kept)
}

function toKeep() {
  return unkept().filter(([form]) => !neverKept.has(form))
}

async function keepAll() {
  for (const [form] of toKeep()) {
    const body = typedIn(form)
    const answer = await fetch('/drafts', { method: 'POST', body, signal: sending.signal }).catch(() => null)
    if (answer?.status === 422) neverKept.add(form)
    if (!answer?.ok || answer.redirected || !edited.has(form)) continue
    edited.set(form, String(body))
    document.body.dataset.draft = (await answer.json()).href
  }
}

function keepLeaving() {
  for (const [form] of toKeep()) {
    const body = typedIn(form)
    if (navigator.sendBeacon('/drafts', body)) edited.set(form, String(body))
  }
}

function note({ target }) {
  const { form } = target
  if (!isWork(form)) return
  if (!edited.has(form)) edited.set(form, null)
  clearTimeout(waiting)
  waiting = setTimeout(keepAll, WAIT_MS)
}

document.addEventListener('input', note)
document.addEventListener('change', note)

// What is sent or discarded is no draft anymore; what stands in other forms of the page is kept.
document.addEventListener('submit', (event) => {
  const { target } = event
  if (event.defaultPrevented || target.target === '_blank') return
  clearTimeout(waiting)
  sending.abort()
  sending = new AbortController()
  edited.delete(target)
  if (target.getAttribute('action').startsWith('/drafts/')) edited.clear()
  keepLeaving()
})

addEventListener('pagehide', keepLeaving)
addEventListener('beforeunload', (event) => unkept().length > 0 && event.preventDefault())

const back = document.querySelector('[data-unsaved]')
const forms = back ? document.querySelectorAll(`form[action="${CSS.escape(back.dataset.unsaved)}"]`) : []
for (const form of forms)
  for (let fold = form.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
