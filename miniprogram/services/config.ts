/**
 * Where the system's host is, `https://duban.example.gov.cn` without a slash at the end. Empty means the host that the
 * page came from, as in the browser preview; a real phone needs the address, named in WeChat's console as well.
 */
export const HOST = ''

/** How long a request may take before it counts as lost. Milliseconds. */
export const TIMEOUT = 20_000
