import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { type Gateway, type GatewayOptions, startGateway } from '../../../local/gateway/gateway'

// As inside a cloud function: otherwise the SDK asks the network where it runs, before each operation.
Object.assign(process.env, {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'local-env',
  TCB_ENV: 'local-env',
})

export type App = ReturnType<typeof cloudbase.init>

export type Tx = Awaited<ReturnType<ReturnType<App['database']>['startTransaction']>>

export interface Cloud {
  gateway: Gateway
  app: App
  directory: string
  /** Another SDK on the same gateway. */
  connect(config?: object): App
  /** Stops the gateway and starts it again over the same directory. */
  restart(options?: Partial<GatewayOptions>): Promise<void>
}

export const connect = (url: string, config: object = {}): App =>
  cloudbase.init({ env: 'local-env', secretId: 'local', secretKey: 'local', serviceUrl: url, ...config })

/** A gateway over an empty directory for one test file, and the real SDK pointed at it. */
export function useCloud(options: Partial<GatewayOptions> = {}): Cloud {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-'))
  const cloud = { directory } as Cloud
  const start = async (more: Partial<GatewayOptions> = {}) => {
    const gateway = await startGateway({ directory, port: 0, ...options, ...more })
    Object.assign(cloud, {
      gateway,
      app: connect(gateway.url),
      connect: (config?: object) => connect(gateway.url, config),
    })
  }
  cloud.restart = async (more) => {
    await cloud.gateway.stop()
    await start(more)
  }
  beforeAll(() => start())
  afterAll(async () => {
    await cloud.gateway.stop()
    rmSync(directory, { recursive: true, force: true })
  })
  return cloud
}

/** The code with which a promise is refused. */
export const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'not refused',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )
