import { createReadStream, createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Logger } from 'pino'
import type { Cloud } from '../../../server/cloudbase/connect'
import { spooled } from '../../../server/cloudbase/spool'
import type { Demonstration } from '../../host/demo/doors'
import { answerBroken } from '../../host/http/brokenRequest'
import { demoRoutes } from '../../host/http/demoRoutes'
import { securityHeaders } from '../../host/http/headers'
import { type Pages, pages } from '../../host/http/pages'
import { bePatient, PATIENCE, timeouts } from '../../host/http/patience'
import { ENV_ID } from '../environment'
import { type Functions, MAX_EVENT_BYTES } from '../functions/functions'
import { wechatDoors } from '../wechatDoors'
import { httpAccess } from './httpAccess'
import { wechat } from './wechat'

/** What stands around the functions: WeChat's side, the browser's side, and the demonstration's doors. */
export interface Around extends Pages {
  functions: Functions
  cloud: Cloud
  /** Where clients fetch and put files. */
  storageOrigin: string
  demonstration: Demonstration | null
}

/** The SDK takes a file or all bytes at once, so the bytes wait in a file. */
const upload = (cloud: Cloud, cloudPath: string, content: Readable): Promise<string> =>
  spooled(async (path) => {
    await pipeline(content, createWriteStream(path))
    return (await cloud.uploadFile({ cloudPath, fileContent: createReadStream(path) })).fileID
  })

/** The pages of phone and desk, and what carries their calls to the functions; not yet listening. */
export async function buildServer(around: Around, log: Logger): Promise<FastifyInstance> {
  const { functions, cloud, demonstration } = around
  const server = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_EVENT_BYTES,
    ...timeouts(PATIENCE),
    clientErrorHandler: answerBroken,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 3000 },
  })
  securityHeaders(server, around.storageOrigin)
  bePatient(server, PATIENCE)
  await server.register((access) => httpAccess(access, functions, ENV_ID))
  await server.register((standIn) =>
    wechat(standIn, {
      functions,
      upload: (cloudPath, content) => upload(cloud, cloudPath, content),
      intercept: demonstration ? wechatDoors(demonstration) : () => null,
    }),
  )
  demoRoutes(server, demonstration)
  await pages(server, around)
  return server
}
