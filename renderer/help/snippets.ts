/** The same in every language. */
export const snippets = {
  cliResource: `az extension add --name communication
az communication create --name my-resource --resource-group my-group --location global --data-location Europe
az communication list-key --name my-resource --resource-group my-group`,
  cliToken: `az communication user-identity token issue --scope chat --connection-string "endpoint=https://…/;accesskey=…"`,
  sdkToken: `import { CommunicationIdentityClient } from '@azure/communication-identity'

const identities = new CommunicationIdentityClient(process.env.CONNECTION_STRING)
const { user, token, expiresOn } = await identities.createUserAndToken(['chat'])
console.log(user.communicationUserId, token, expiresOn)`,
  service: `import { createServer } from 'node:http'
import { CommunicationIdentityClient } from '@azure/communication-identity'

const identities = new CommunicationIdentityClient(process.env.CONNECTION_STRING)
// Who may have a token, and for which user: from your own sign-in, kept in your own database.
const users = new Map([[process.env.SECRET, { communicationUserId: process.env.USER_ID }]])

createServer(async (request, response) => {
  const user = users.get(request.headers.authorization)
  if (!user) return response.writeHead(401).end()
  try {
    const { token, expiresOn } = await identities.getToken(user, ['chat'])
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ token, expiresOn, user }))
  } catch {
    response.writeHead(502).end()
  }
}).listen(8080) // behind https`,
  answer: `{ "token": "eyJ…", "expiresOn": "2026-03-02T09:30:00Z", "user": { "communicationUserId": "8:acs:…" } }`,
  localRun: `npm run service -- --port 8400 --data ./chat-data`,
  localUsers: `npm run service -- users add Ann --data ./chat-data
npm run service -- users token Ann --data ./chat-data`,
} as const

export type SnippetId = keyof typeof snippets
