const KEY = 'zhidu.token'

export const token = (): string | null => localStorage.getItem(KEY)

export const keepToken = (value: string): void => localStorage.setItem(KEY, value)

export const forgetToken = (): void => localStorage.removeItem(KEY)

const DEVICE = 'zhidu.device'

/** What says that somebody has logged in here before; it opens nothing, and stays when the session ends. */
export const knownDevice = (): { device?: string } => {
  const device = localStorage.getItem(DEVICE)
  return device === null ? {} : { device }
}

export const keepDevice = (value: string): void => localStorage.setItem(DEVICE, value)

let onLoggedOut = () => {}

/** Who is told when the server no longer knows the token (the session; this file must not import it back). */
export const whenLoggedOut = (listener: () => void): void => {
  onLoggedOut = listener
}

export const loggedOut = (): void => {
  forgetToken()
  onLoggedOut()
}

/** Another tab logged in or out: this one must not go on as someone else. */
export const watchOtherTabs = (): void =>
  window.addEventListener('storage', (event) => {
    if (event.key === KEY && event.newValue !== event.oldValue) location.reload()
  })
