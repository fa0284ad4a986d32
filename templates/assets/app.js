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

document.querySelector('.wrong input, .wrong select, .wrong textarea')?.focus()

document.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
