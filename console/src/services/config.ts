/** Where the interface answers, without a slash at the end; empty: the host that the page comes from. Set by the build. */
export const API: string = import.meta.env.VITE_API ?? ''

/** In the cloud edition files go straight into its storage. Set by the build. */
export const IN_CLOUD: boolean = import.meta.env.VITE_CLOUD === '1'
