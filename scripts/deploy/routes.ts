import { DeployError } from '../environment/environment'
import type { Manager, Route } from './manager'

/** Folder of the static hosting; the desk is built for it (console/vite.config.ts). */
export const DESK = 'desk'

/** Who logs in is decided by `api` itself; the paths are those of docs/guides/http.md, so they arrive whole. */
export const ROUTES: readonly Route[] = [
  {
    Path: '/',
    UpstreamResourceType: 'SCF',
    UpstreamResourceName: 'api',
    EnablePathTransmission: true,
    EnableAuth: false,
  },
  {
    Path: `/${DESK}`,
    UpstreamResourceType: 'STATIC_STORE',
    UpstreamResourceName: 'staticstore',
    EnablePathTransmission: true,
    EnableAuth: false,
  },
]

export const lineOf = ({ Path, UpstreamResourceName }: Route): string => `路由 ${Path} → ${UpstreamResourceName}`

const leadsElsewhere = (found: Route, wanted: Route): boolean =>
  found.UpstreamResourceType !== wanted.UpstreamResourceType ||
  found.UpstreamResourceName !== wanted.UpstreamResourceName

/**
 * Interface and desk under one domain, so that a browser sees one origin. Adds what is missing. Throws a DeployError
 * when a path already leads elsewhere: somebody has put it there.
 */
export async function addRoutes({ env }: Manager, EnvId: string, Domain: string): Promise<void> {
  const { Domains = [] } = await env.describeHttpServiceRoute({
    EnvId,
    Filters: [{ Name: 'Domain', Values: [Domain] }],
  })
  const standing = new Map(Domains.flatMap(({ Routes = [] }) => Routes.map((route) => [route.Path, route])))
  for (const wanted of ROUTES) {
    const found = standing.get(wanted.Path)
    if (found && leadsElsewhere(found, wanted))
      throw new DeployError(
        `${Domain} 的路由 ${wanted.Path} 指向 ${found.UpstreamResourceName}。请在控制台「HTTP 访问服务」删除它，再运行一次。`,
      )
    if (!found) await env.createHttpServiceRoute({ EnvId, Domain: { Domain, Routes: [wanted] } })
  }
}
