export interface BuiltPhone {
  /** nothing had changed since the last build */
  skipped: boolean
  milliseconds: number
  /** size of the main package for WeChat */
  mainBytes: number
  /** absolute folder to serve at /phone/ */
  preview: string
  /** absolute folder that WeChat's developer tools open */
  miniprogram: string
}

/** See build.mjs. */
export function buildPhone(options?: { source?: string; out?: string; force?: boolean }): Promise<BuiltPhone>
