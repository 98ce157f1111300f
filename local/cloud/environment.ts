/** The one environment of this machine, as functions and the SDK know it. */
export const ENV_ID = 'local-env'
export const KEY_PAIR = { secretId: 'local', secretKey: 'local' } as const

/** What CloudBase says to every process in it; where this is missing the SDK asks the network where it is. */
export const PLATFORM = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: KEY_PAIR.secretId,
  TENCENTCLOUD_SECRETKEY: KEY_PAIR.secretKey,
  SCF_NAMESPACE: ENV_ID,
  TCB_ENV: ENV_ID,
  TCB_CONTEXT_KEYS: 'TCB_ENV',
}

/** A function's whole environment; the SDK finds the gateway by it (docs/guides/gateway.md). */
export const platformEnvironment = (gatewayUrl: string): Record<string, string> => ({
  TZ: 'Asia/Shanghai',
  ...PLATFORM,
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: gatewayUrl }),
})

const PASSED_ON = /^ZHIDU_TEMPLATE_[A-Z]+$/

/** What functions are configured with besides, from this process's environment: templates of subscribe messages. */
export const configurationIn = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && PASSED_ON.test(name) ? [[name, value] as const] : [],
    ),
  )
