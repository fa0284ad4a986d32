// Passkeys are made and used by the browser. Where it cannot, its buttons stay hidden and the password does it.
const { PublicKeyCredential } = globalThis
const isAble = Boolean(PublicKeyCredential?.parseRequestOptionsFromJSON)

async function optionsAt(path) {
  const answer = await fetch(path)
  return answer.status === 200 && !answer.redirected ? await answer.json() : null
}

async function answerTo(path) {
  const options = await optionsAt(path)
  const credential = options.user
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  return JSON.stringify(credential.toJSON())
}

for (const form of isAble ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false
  const { answer } = form.elements
  const failed = form.querySelector('[data-failed]')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    event.stopPropagation()
    failed.hidden = true
    try {
      answer.value = await answerTo(form.dataset.passkey)
      form.submit()
    } catch {
      failed.hidden = false
    }
  })
}

// Nobody is to show a finger for a form that lacks something.
function isFilledBut(signature) {
  signature.required = false
  const isFilled = signature.form.reportValidity()
  signature.required = true
  return isFilled
}

// Beside the password of a signature, for whoever has a passkey.
const SIGNING = '/account/passkeys/signing'
const beside = isAble ? document.querySelectorAll('[data-sign]') : []
const known = beside.length > 0 ? await optionsAt(SIGNING).catch(() => null) : null

for (const button of known?.allowCredentials?.length ? beside : []) {
  button.hidden = false
  button.addEventListener('click', async () => {
    if (!isFilledBut(button.form.elements.signature)) return
    const answer = await answerTo(SIGNING).catch(() => null)
    if (!answer) return
    button.form.elements.signature.value = answer
    button.form.requestSubmit()
  })
}
