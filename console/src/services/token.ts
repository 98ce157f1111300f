const KEY = 'zhidu.token'

export const token = (): string | null => localStorage.getItem(KEY)

export const keepToken = (value: string): void => localStorage.setItem(KEY, value)

export const forgetToken = (): void => localStorage.removeItem(KEY)

const DEVICE = 'zhidu.device'

/** What says that somebody has signed in here before; it opens nothing, and stays when the session ends. */
export const knownDevice = (): { device?: string } => {
  const device = localStorage.getItem(DEVICE)
  return device === null ? {} : { device }
}

export const keepDevice = (value: string): void => localStorage.setItem(DEVICE, value)

let onSignedOut = () => {}

/** Who is told when the server no longer knows the token (the session; this file must not import it back). */
export const whenSignedOut = (listener: () => void): void => {
  onSignedOut = listener
}

export const signedOut = (): void => {
  forgetToken()
  onSignedOut()
}

/** Another tab signed in or out: this one must not go on as someone else. */
export const watchOtherTabs = (): void =>
  window.addEventListener('storage', (event) => {
    if (event.key === KEY && event.newValue !== event.oldValue) location.reload()
  })
