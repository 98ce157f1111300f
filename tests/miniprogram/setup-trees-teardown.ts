import { rm } from 'node:fs/promises'

export default async function teardown() {
  await rm(process.env.COMPONENT_TREES as string, { recursive: true })
}
