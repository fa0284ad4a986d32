// What a page shows goes when its session does: after the idle minutes, on the way back after the sign-out, and in the other
// tabs. No page is cached; without this, one stays on the screen until somebody leaves it.
const IDLE_MS = Number(document.body.dataset.idleMinutes) * 60_000
const others = new BroadcastChannel('session')
let usedAt = Date.now()

function leave() {
  document.body.replaceChildren()
  document.title = 'Breachbook'
  location.replace(`/sign-in?next=${encodeURIComponent(document.body.dataset.draft ?? location.pathname)}`)
}

// Sleep stops timers, and not the clock.
function leaveWhenIdle() {
  if (Date.now() - usedAt >= IDLE_MS) leave()
}

async function showOnlyToWhoIsIn() {
  document.body.hidden = true
  const answer = await fetch('/session').catch(() => null)
  if (!answer?.ok) return leave()
  document.body.hidden = false
  used()
}

function used() {
  usedAt = Date.now()
  others.postMessage('used')
}

if (IDLE_MS) {
  used()
  others.onmessage = ({ data }) => {
    // A sign-in page may have been asked for before somebody signed in again here.
    if (data === 'over') showOnlyToWhoIsIn()
    else usedAt = Date.now()
  }
  setInterval(leaveWhenIdle, 5_000)
  document.addEventListener('visibilitychange', leaveWhenIdle)
  addEventListener('pageshow', (event) => event.persisted && showOnlyToWhoIsIn())

  // Typing keeps the session alive, so that a long letter is not lost when it is sent.
  document.addEventListener('input', () => {
    if (Date.now() - usedAt < 60_000) return
    used()
    fetch('/session')
  })
} else if (location.pathname === '/sign-in') {
  others.postMessage('over')
}
