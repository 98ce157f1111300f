import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where distributions put Chromium; CHROME_PATH goes first. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** The browser that end-to-end tests use. Throws with the cure when there is none. */
function chromePath(): string {
  const named = process.env.CHROME_PATH
  if (named) return named
  const found = PLACES.find((place) => existsSync(place))
  if (!found) throw new Error('No Chromium was found. Install it (apt-get install chromium) or set CHROME_PATH to it.')
  return found
}

/** Starts a headless Chromium that talks to nobody but the pages it opens. The caller closes it. */
export function launchBrowser(args: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', ...args],
  })
}
