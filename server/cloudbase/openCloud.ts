import { toInstant } from '../../domain/clock/time'
import { Refused, refuse } from '../../domain/refusal'
import { type App, createApp } from '../app'
import { manifest } from '../collections'
import type { Lobby } from '../http/sessionRoutes'
import { newId } from '../newId'
import type { Messenger } from '../ports'
import { LoginLimits } from '../session/limits'
import { isUnfinished } from '../transfer/format'
import { isUpToDate } from '../upgrade/upgrade'
import { workbooksHere } from '../workbooks/workbooks'
import { connect } from './connect'
import { openCloudFiles } from './files'
import { cloudLog } from './log'
import { readSettings } from './settings'
import { openStorage, type Storage } from './storage'
import { openCloudStore } from './store/store'

/** What a function works with, for as long as its instance lives. */
export interface CloudApp {
  app: App
  lobby: Lobby
  storage: Storage
}

function open(messenger: Messenger | undefined): CloudApp {
  const { linkSecret, templates } = readSettings(process.env)
  const cloud = connect()
  const storage = openStorage(cloud)
  const app = createApp({
    store: openCloudStore({ database: cloud.database(), manifest }),
    files: openCloudFiles({ cloud, storage }),
    clock: { now: () => toInstant(Date.now()) },
    workbooks: workbooksHere,
    ...(messenger && { messenger }),
    ...(templates && { templates }),
    newId,
    linkSecret,
    demo: false,
    log: cloudLog,
  })
  const { ports, reference } = app
  return { app, storage, lobby: { ports, reference, limits: new LoginLimits(ports) } }
}

let opened: CloudApp | undefined

/**
 * The application over the cloud's drivers, once an instance; nothing is asked before it is needed. Only the function
 * that sends messages brings a messenger.
 */
export function openCloud(messenger?: Messenger): CloudApp {
  opened ??= open(messenger)
  return opened
}

let isReady = false

/**
 * The same, for whoever looks at documents. Throws UPGRADING while they have not this version's shape, or an import is
 * under way: a timed job would lose for good what it does not know. Asked until it is so, once an instance.
 */
export async function openReadyCloud(messenger?: Messenger): Promise<CloudApp> {
  const cloud = openCloud(messenger)
  const { store } = cloud.app.ports
  if (!isReady) isReady = (await isUpToDate(store)) && !(await isUnfinished(store))
  if (!isReady) throw new Refused(refuse('UPGRADING'))
  return cloud
}
