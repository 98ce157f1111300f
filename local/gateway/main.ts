import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Manifest } from '../database/types'
import { startGateway } from './gateway'

const USAGE = 'npm run gateway -- --port PORT --data DIR [--address 127.0.0.1] [--manifest FILE.json]'

/** The gateway alone, for any CloudBase project: docs/guides/gateway.md. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '7300' },
      data: { type: 'string', default: 'gateway-data' },
      address: { type: 'string', default: '127.0.0.1' },
      /** Collections and their indexes, as in local/database/types.ts. */
      manifest: { type: 'string' },
    },
  })
  const directory = path.resolve(values.data)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const { TCB_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env
  const gateway = await startGateway({
    directory,
    port: portOf(values.port),
    address: values.address,
    ...(TCB_ENV && { envId: TCB_ENV }),
    ...(TENCENTCLOUD_SECRETID && { secretId: TENCENTCLOUD_SECRETID }),
    ...(TENCENTCLOUD_SECRETKEY && { secretKey: TENCENTCLOUD_SECRETKEY }),
    ...(values.manifest && { manifest: JSON.parse(readFileSync(values.manifest, 'utf8')) as Manifest }),
  })
  process.stdout.write(`gateway ready ${gateway.url}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void gateway.stop())
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${text} is no port`)
  return port
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n${USAGE}\n`)
  process.exitCode = 1
})
