import { readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import { z } from 'zod'
import { calls, events } from '../electron/contract/ipc.ts'

// `npm run contract` writes the page of the contract from the contract: what is said of it twice would differ one day.

const folder = new URL('../electron/contract/', import.meta.url)
export const contractPageFile = fileURLToPath(new URL('README.md', folder))

const head = `# The contract

What the window may ask of the main process and what it is told, with every shape. Made from the files beside it by \`npm run contract\`; their comments are the sentences here.

A call answers \`{ ok: true, value }\` or \`{ ok: false, error }\` with an \`AppError\`, and never throws: what does not have the shape asked for is \`bad-request\`, a fault of ours is \`bug\`. Answers change nothing in the window; events do. Times are epoch milliseconds, numbers whole unless a comment says otherwise, \`/* 1-250 */\` is the shortest and longest a text or list may be. Strings named below, such as \`ThreadId\`, are strings with a form of their own.`

export async function contractPage() {
  const files = (await readdir(folder)).filter(name => name.endsWith('.ts')).sort()
  const sources = await Promise.all(files.map(name => readFile(new URL(name, folder), 'utf8')))
  const said = Object.assign({}, ...sources.map(commentsOf))
  const modules = await Promise.all(files.map(name => import(new URL(name, folder))))
  // By name: how a module lists what it exports depends on who loads it.
  const shapes = modules.flatMap(all =>
    Object.entries(all)
      .filter(([, value]) => value instanceof z.ZodType)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

  const registry = z.registry()
  for (const [id, shape] of shapes) registry.add(shape, { id })
  for (const [name, { input, output }] of Object.entries(calls)) {
    register(registry, input, `in ${name}`)
    register(registry, output, `out ${name}`)
  }
  for (const [name, payload] of Object.entries(events)) register(registry, payload, `event ${name}`)
  const [given, got] = ['input', 'output'].map(io => z.toJSONSchema(registry, { io, unrepresentable: 'any' }).schemas)
  const idOf = shape => registry.get(shape).id

  const call = ([name, { input, output }]) =>
    entry(name, [nameOrType(given, idOf(input)), `→ ${nameOrType(got, idOf(output))}`], said[name])
  const event = ([name, payload]) => entry(name, [nameOrType(got, idOf(payload))], said[name])
  const type = ([name]) => {
    // What is read and turned into something else has only a shape to be read in.
    const text = typeText(got, got[name])
    return `${said[name] ? `/** ${said[name]} */\n` : ''}type ${name} = ${text === 'unknown' ? typeText(given, given[name]) : text}`
  }
  const text = [
    ...[head, '## Calls', ...Object.entries(calls).map(call)],
    ...['## Events', ...Object.entries(events).map(event)],
    ...['## Shapes', `\`\`\`ts\n${shapes.map(type).join('\n\n')}\n\`\`\``],
  ]
  const style = JSON.parse(await readFile(new URL('../.prettierrc.json', import.meta.url), 'utf8'))
  return format(text.join('\n\n'), { ...style, parser: 'markdown' })
}

/** Shapes without a name of their own are named by what they are of. */
function register(registry, shape, id) {
  if (!registry.has(shape)) registry.add(shape, { id })
}

const entry = (name, types, words) =>
  `**\`${name}\`** ${types.map(text => `\`${text}\``).join(' ')}${words ? `<br>${words}` : ''}`

/** By the name that follows them. */
function commentsOf(source) {
  const found = source.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\n\s*(?:export const (\w+) = |'([\w.]+)': )/g)
  return Object.fromEntries([...found].map(([, words, shape, name]) => [shape ?? name, plain(words)]))
}

const plain = words => words.replace(/\s*\n\s*\*?\s*/g, ' ').trim()

/** Names have no space in them; what has none stands where it is used. */
const nameOrType = (schemas, id) => (id.includes(' ') ? typeText(schemas, schemas[id]) : id)

function typeText(schemas, schema) {
  const typed = one => typeText(schemas, one)
  if (schema.$ref) return nameOrType(schemas, schema.$ref)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(one => JSON.stringify(one)).join(' | ')
  const any = schema.anyOf ?? schema.oneOf
  if (any) return any.map(typed).join(' | ')
  if (Array.isArray(schema.type)) return schema.type.map(type => typed({ ...schema, type })).join(' | ')
  switch (schema.type) {
    case 'string':
      return `string${between(schema.minLength, schema.maxLength)}`
    case 'integer':
    case 'number':
      return `number${between(schema.minimum, schema.maximum)}`
    case 'array':
      return `Array<${typed(schema.items)}>${between(schema.minItems, schema.maxItems)}`
    case 'object':
      return objectText(schema, typed)
    default:
      return schema.type ?? 'unknown'
  }
}

function objectText({ properties = {}, required = [], additionalProperties: rest }, typed) {
  const fields = Object.entries(properties).map(
    ([name, shape]) => `${name}${required.includes(name) ? '' : '?'}: ${typed(shape)}`,
  )
  if (rest) fields.push(`[name: string]: ${typed(rest)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join('; ')} }`
}

/** Limits that are only those of the numbers of JavaScript are none. */
function between(least, most) {
  const upper = most === undefined || most >= Number.MAX_SAFE_INTEGER ? undefined : most
  const lower = least === undefined || least <= -Number.MAX_SAFE_INTEGER ? undefined : least
  if (lower === undefined && upper === undefined) return ''
  return upper === undefined ? ` /* ${lower} or more */` : ` /* ${lower ?? 0}-${upper} */`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(contractPageFile, await contractPage())
