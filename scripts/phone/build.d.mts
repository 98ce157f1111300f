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
export interface Settings {
  host: string
  cloudEnv: string
}

/** See build.mjs. */
export function buildPhone(options?: {
  source?: string
  out?: string
  settings?: Settings
  force?: boolean
}): Promise<BuiltPhone>
