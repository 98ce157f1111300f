import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileRef } from '../../../domain/evidence/file'
import type { CastMember } from '../../../local/host/demo/showcase'
import { type HostOptions, type RunningHost, startHost } from '../../../local/host/host'
import { watchedFaults } from '../../server/answers'

/** A host on a free port over a folder of its own; jobs run only when asked. Stopping it fails if an answer was wrong. */
export interface TestHost extends RunningHost {
  directory: string
  /** Stops the host and starts it again over the same folder. */
  restart(): Promise<TestHost>
  /** Stops it and removes its folder. */
  end(): Promise<void>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, body: unknown, token?: string): Promise<Response>
}

/** What the tests look at in an answer; only what was answered is there. */
export interface Told {
  ok: boolean
  code: string
  output: { token: string; now: string; people: CastMember[]; person: { id: string } } & FileRef
}

export const told = async (response: Response | Promise<Response>): Promise<Told> =>
  (await response).json() as Promise<Told>

/** Blank, as a demonstration (settable clock) unless said otherwise. */
export async function openHost(options: Partial<HostOptions> = {}): Promise<TestHost> {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'zhidu-host-')))
  const host = await startHost({
    directory,
    mode: 'demo',
    fill: false,
    schedule: false,
    dist: join(directory, 'no-dist'),
    port: 0,
    address: '127.0.0.1',
    ...options,
  })
  const faults = watchedFaults(host.app)
  const stop = async () => {
    await host.stop()
    expect(faults).toEqual([])
  }
  return {
    ...host,
    directory,
    stop,
    restart: async () => {
      await stop()
      return openHost({ ...options, directory })
    },
    end: async () => {
      await stop()
      await rm(directory, { recursive: true, force: true })
    },
    get: (path, headers = {}) => fetch(host.url + path, { headers }),
    post: (path, body, token) =>
      fetch(host.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

/** Logs in to a demonstration without a secret. */
export async function tokenOf(host: TestHost, personId: string): Promise<string> {
  return (await told(host.post('/demo/login', { personId, client: 'desk' }))).output.token
}

/** The administrator that a blank host begins with. */
export async function adminOf(host: TestHost): Promise<string> {
  const [admin] = (await host.reference.directory()).people
  if (!admin) throw new Error('nobody is there')
  return admin._id
}
