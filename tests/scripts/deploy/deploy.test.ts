import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { bringUp, checkTemplates } from '../../../scripts/deploy/deploy'
import { functionSettings } from '../../../scripts/deploy/functions'
import { ROUTES } from '../../../scripts/deploy/routes'
import { wishOf } from '../../../scripts/deploy/upload'
import { DeployError, KEYS, type Key, readEnvironment, TEMPLATE_KEYS } from '../../../scripts/environment/environment'
import { StandIn } from './standIn'

const ROOT = process.cwd()
const FUNCTIONS = readdirSync(join(ROOT, 'cloudfunctions'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
const TEMPLATES = {
  ZHIDU_TEMPLATE_TODO: 'todo-template thing1=matter',
  ZHIDU_TEMPLATE_DUE: '',
  ZHIDU_TEMPLATE_RESULT: '',
}
const values = { CLOUD_ENV_ID: 'env-1', ZHIDU_LINK_SECRET: 'secret', ...TEMPLATES }

describe('what cloudbaserc.json says of the functions', () => {
  const settings = functionSettings(ROOT, values)

  test('is about all of them, each with the timers of its own config.json', () => {
    const timersOf = (name: string) =>
      JSON.parse(readFileSync(join(ROOT, 'cloudfunctions', name, 'config.json'), 'utf8')).triggers
    expect(settings.map(({ name }) => name).sort()).toEqual([...FUNCTIONS].sort())
    for (const { name, triggers = [] } of settings) expect([name, triggers]).toEqual([name, timersOf(name)])
  })

  test('gives each the secret and the time of Shanghai, and needs no install in the cloud', () => {
    for (const each of settings) {
      expect(each.envVariables).toMatchObject({ TZ: 'Asia/Shanghai', ZHIDU_LINK_SECRET: 'secret' })
      expect(each.installDependency).toBe(false)
      expect(each.timeout).toBeLessThanOrEqual(60)
    }
  })

  test('gives the templates to those that ask for grants, write what is to be sent, or send it', () => {
    const told = settings.filter(({ envVariables }) => 'ZHIDU_TEMPLATE_TODO' in envVariables)
    expect(told.map(({ name }) => name).sort()).toEqual(['api', 'courier', 'sweep'])
    for (const { envVariables } of told) expect(envVariables).toMatchObject(TEMPLATES)
  })

  test('holds no secret of its own', () => {
    expect(readFileSync(join(ROOT, 'cloudbaserc.json'), 'utf8')).toContain('{{env.ZHIDU_LINK_SECRET}}')
    expect(() => functionSettings(ROOT, {})).toThrow(DeployError)
  })
})

describe('bringing up', () => {
  const functions = functionSettings(ROOT, values)
  const desk = 'dist/deploy/console'
  const up = (standIn: StandIn) =>
    bringUp(standIn.manager, { root: ROOT, functions, desk, envId: 'env-1', domain: 'zhidu.example' }, () => undefined)

  test('has functions first, then the desk, then both under one domain', async () => {
    const standIn = new StandIn()
    await up(standIn)
    expect(standIn.changes.map((change) => change.split(' ')[0])).toEqual([
      ...functions.map(() => 'CreateFunction'),
      'uploadFiles',
      'CreateHTTPServiceRoute',
      'CreateHTTPServiceRoute',
    ])
    expect(standIn.routes).toEqual(ROUTES)
  })

  test('again adds no route twice', async () => {
    const standIn = new StandIn()
    await up(standIn)
    await up(standIn)
    expect(standIn.routes).toEqual(ROUTES)
  })

  test('leaves a path alone that leads elsewhere', async () => {
    const standIn = new StandIn()
    standIn.routes.push({ Path: '/', UpstreamResourceType: 'SCF', UpstreamResourceName: 'blog' })
    await expect(up(standIn)).rejects.toThrow(DeployError)
    expect(standIn.routes).toHaveLength(1)
  })
})

describe('.env', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'zhidu-env-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  test('a key that is missing or empty is refused by its name, with where to find it', () => {
    writeFileSync(join(root, '.env'), 'CLOUD_ENV_ID=\n')
    const refused = () => readEnvironment(root, ['CLOUD_ENV_ID', 'WECHAT_APPID'], {})
    expect(refused).toThrow(DeployError)
    for (const key of ['CLOUD_ENV_ID', 'WECHAT_APPID'] as const) {
      expect(refused).toThrow(key)
      expect(refused).toThrow(KEYS[key].where)
    }
  })

  test('is read, and a variable of the process goes before it', () => {
    writeFileSync(join(root, '.env'), 'CLOUD_ENV_ID=from-file\nCLOUD_REGION=ap-shanghai # default\n')
    expect(readEnvironment(root, ['CLOUD_ENV_ID', 'CLOUD_REGION'], { CLOUD_ENV_ID: 'given' })).toEqual({
      CLOUD_ENV_ID: 'given',
      CLOUD_REGION: 'ap-shanghai',
    })
  })

  test('templates may be empty; one that the functions could not read is refused here', () => {
    expect(readEnvironment(root, TEMPLATE_KEYS, {})).toEqual({ ...TEMPLATES, ZHIDU_TEMPLATE_TODO: '' })
    expect(() => checkTemplates(TEMPLATES)).not.toThrow()
    expect(() => checkTemplates({ ...TEMPLATES, ZHIDU_TEMPLATE_DUE: 'due-template thing1=time' })).toThrow(DeployError)
  })

  test('.env.example has every key and no other, and no value of a secret; .env itself is ignored', () => {
    const example = parseEnv(readFileSync(join(ROOT, '.env.example'), 'utf8'))
    expect(Object.keys(example).sort()).toEqual((Object.keys(KEYS) as Key[]).sort())
    expect(Object.entries(example).filter(([, value]) => value !== '')).toEqual([['CLOUD_REGION', 'ap-shanghai']])
    expect(readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n')).toContain('.env')
  })
})

describe('upload', () => {
  test('without a version is a preview; with one a trial version', () => {
    expect(wishOf(['--dry-run'])).toEqual({ desc: '' })
    expect(wishOf(['--version', '1.2.3', '--desc', '首版'])).toEqual({ version: '1.2.3', desc: '首版' })
  })

  test.each([['--version', 'latest'], ['--publish'], ['1.2.3']])('refuses %s', (...args) => {
    expect(() => wishOf(args)).toThrow(DeployError)
  })
})

test('the tools are pinned, and locked without the address of a registry', () => {
  for (const folder of ['manager', 'upload']) {
    const home = join(ROOT, 'scripts/deploy/tools', folder)
    const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(existsSync(join(home, 'package-lock.json'))).toBe(true)
    expect(readFileSync(join(home, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
  }
})
