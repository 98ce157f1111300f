import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PLATFORM } from '../../../local/cloud/environment'
import { type Gateway, type GatewayOptions, startGateway } from '../../../local/gateway/gateway'
import { type Cloud, connect } from '../../../server/cloudbase/connect'
import type { Manifest } from '../../../server/collections'

export { PLATFORM }

const running: Gateway[] = []
const root = mkdtempSync(join(tmpdir(), 'cloud-'))
Object.assign(process.env, PLATFORM)

afterAll(async () => {
  await Promise.all(running.map((gateway) => gateway.stop()))
  rmSync(root, { recursive: true, force: true })
})

/** A folder that is removed with the tests of this file. */
export const temporary = (name: string): string => mkdtempSync(join(root, `${name}-`))

/** An empty environment of its own, stopped after the tests of this file. */
export async function openGateway(
  manifest: Manifest = {},
  more: Partial<GatewayOptions> = {},
): Promise<Gateway & { directory: string }> {
  const directory = temporary('environment')
  const gateway = await startGateway({ directory, port: 0, manifest, ...more })
  running.push(gateway)
  return Object.assign(gateway, { directory })
}

/** The real SDK, speaking to a gateway. */
export const connectTo = (url: string, timeoutMs?: number): Cloud =>
  connect({
    env: 'local-env',
    url,
    secretId: 'local',
    secretKey: 'local',
    ...(timeoutMs !== undefined && { timeoutMs }),
  })
