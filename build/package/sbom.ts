// `npm run --silent package:sbom`: what the desktop app is made of, as a CycloneDX list on standard output. npm's own list is of what is
// installed, tools included; of it this keeps what the packed app has something of, and Electron.
import { spawnSync } from 'node:child_process'
import { z } from 'zod'
import { root } from '../check-steps.ts'
import { packedPackages } from './packed-packages.ts'

const Component = z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() })
const Dependency = z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() })
const Bom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: Component }),
  components: z.array(Component),
  dependencies: z.array(Dependency),
})
type Bom = z.infer<typeof Bom>

/** The list of an app: of a list of everything those that are named (`name@version`). Throws where one is not in it. */
export function ofApp(everything: Bom, named: ReadonlySet<string>): Bom {
  const nameOf = ({ name, version }: z.infer<typeof Component>) => `${name}@${version}`
  // A package that several ask for in places of their own is several times in npm's list.
  const components = new Map(everything.components.filter((each) => named.has(nameOf(each))).map((each) => [nameOf(each), each]))
  const missing = [...named].filter((name) => !components.has(name))
  if (missing.length > 0) throw new Error(`The lock file does not know ${missing.join(', ')}: run “npm ci”, and build again.`)
  const app = everything.metadata.component
  const refs = new Set([app['bom-ref'], ...[...components.values()].map((each) => each['bom-ref'])])
  return {
    ...everything,
    metadata: { ...everything.metadata, component: { ...app, type: 'application', name: 'Scoretable' } },
    components: [...components.values()].map((each) => ({ ...each, scope: 'required' })),
    dependencies: everything.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map((each) => ({ ...each, dependsOn: (each.dependsOn ?? []).filter((ref) => refs.has(ref)) })),
  }
}

function everything(): Bom {
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only']
  const npm = process.env['npm_execpath']
  const [program, before] = npm === undefined ? ['npm', []] : [process.execPath, [npm]]
  const ran = spawnSync(program, [...before, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
  if (ran.status !== 0) throw new Error(`npm could not list what is installed: ${ran.stderr}`)
  return Bom.parse(JSON.parse(ran.stdout))
}

if (import.meta.main) {
  const all = everything()
  const electron = all.components.find(({ name }) => name === 'electron')
  const named = new Set(packedPackages().map(({ name, version }) => `${name}@${version}`))
  if (electron) named.add(`electron@${electron.version}`)
  console.log(JSON.stringify(ofApp(all, named), null, 2))
}
