import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openCloudFiles } from '../../server/cloudbase/files'
import { openStorage } from '../../server/cloudbase/storage'
import { connectTo, openGateway, temporary } from '../server/cloudbase/gateway'
import { describeFiles } from './files'

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? join(entry.parentPath, entry.name) : [],
      )
    : []

/** The gateway keeps an object in two files, of which one says its path. */
const objectsIn = (folder: string): string[] =>
  filesBelow(folder).flatMap((file) =>
    file.endsWith('.json')
      ? basename(JSON.parse(readFileSync(file, 'utf8')).path)
      : existsSync(`${file}.json`)
        ? []
        : basename(file),
  )

describeFiles('of the cloud, through the real SDK', async () => {
  const { url, directory } = await openGateway()
  const cloud = connectTo(url)
  const spool = temporary('spool')
  const files = openCloudFiles({ cloud, storage: openStorage(cloud), spool })
  const traces = async () => [...objectsIn(join(directory, 'storage')), ...filesBelow(spool)]
  return { files, traces }
})
