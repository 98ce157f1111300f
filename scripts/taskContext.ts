/** The builds of scripts/build.mjs and scripts/phone, for what is deployed. */
interface Build {
  /** Into dist/cloudfunctions. */
  functions(): Promise<void>
  /** Into `dist/<folder>`; settings as console/src/services/config.ts reads them. */
  console(folder: string, settings: Readonly<Record<string, string>>): Promise<void>
  /** Into `<out>/miniprogram`, over the cloud environment of that id. */
  phone(out: string, cloudEnv: string): Promise<void>
}

/** What `scripts/task.mjs` gives a task. */
export interface TaskContext {
  /** The repository. */
  root: string
  args: readonly string[]
  /** Those of `args` that begin with `--`. */
  flags: ReadonlySet<string>
  build: Build
  say(line: string): void
}

/** A command written in TypeScript. What it throws ends it with that sentence. */
export type Task = (context: TaskContext) => Promise<void>
