export interface Locator {
  npm: (id: string) => string | undefined
  real: (canonical: string) => string
}

/** See app.mjs. */
export function locator(source: string, root: string): Locator
export function resolveComponent(ref: string, from: string, at: Locator): string
