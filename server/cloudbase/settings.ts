/** What a function of the cloud edition is told by its environment. docs/guides/deploy.md says where to set it. */
export interface Settings {
  /** `ZHIDU_LINK_SECRET`, at least 32 characters, the same for all functions: signs temporary links. */
  linkSecret: string
}

const LEAST_SECRET = 32

/** Throws, naming the variable and never its value, when something is missing: then nothing is served. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const linkSecret = environment.ZHIDU_LINK_SECRET ?? ''
  if (linkSecret.length < LEAST_SECRET)
    throw new Error(`ZHIDU_LINK_SECRET is not set, or has fewer than ${LEAST_SECRET} characters`)
  return { linkSecret }
}
