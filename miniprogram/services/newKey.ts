const letters = (): string => Math.random().toString(36).slice(2, 12)

/** A fresh idempotency key, or name in the inbox. It need not be a secret, only different from every other. */
export const newKey = (): string => `${Date.now().toString(36)}-${letters()}${letters()}`
