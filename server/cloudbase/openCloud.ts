import { toInstant } from '../../domain/clock/time'
import { type App, createApp } from '../app'
import { manifest } from '../collections'
import type { Lobby } from '../http/sessionRoutes'
import { newId } from '../newId'
import type { Messenger } from '../ports'
import { LoginLimits } from '../session/limits'
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
