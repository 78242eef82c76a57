import { requireRight } from '../operations/access.ts'
import { allocate, allocationOfAddress, verifyAllocation } from '../realtime/allocation.ts'
import { closeSeconds, heartbeatSeconds } from '../realtime/connection.ts'
import type { Hub } from '../realtime/hub.ts'
import { refusal } from '../service-error.ts'
import { param, readBody, type Route } from './call.ts'
import { Registration } from './request-shapes.ts'

const maxRegistrationSeconds = 86_400

export function realtimeRoutes(hub: Hub): readonly Route[] {
  const allocation = (path: string): Route => ({
    method: 'POST',
    path,
    auth: 'skypetoken',
    run(context, call) {
      requireRight(call.caller, 'chat')
      return { status: 200, body: allocate(context, { userId: call.caller.userId, base: call.base }) }
    },
  })
  return [
    {
      method: 'GET',
      path: '/chat/config/realTimeNotifications',
      auth: 'bearer',
      run(_context, call) {
        requireRight(call.caller, 'chat')
        return {
          status: 200,
          body: {
            trouterServiceUrl: `${call.base}/trouter`,
            registrarServiceUrl: `${call.base}/registrar`,
            cloudType: 'public',
          },
        }
      },
    },
    allocation('/trouter/v4/a'),
    // Reconnecting clients allocate at the address of the socket instead.
    allocation('/v4/a'),
    {
      method: 'GET',
      path: '/socket.io/1',
      auth: 'skypetoken',
      run(context, call) {
        requireRight(call.caller, 'chat')
        const { userId, expiresAt } = call.caller
        const allocationId = verifyAllocation(context, userId, call.query)
        if (allocationId === undefined) throw refusal.unauthorized()
        const sessionId = hub.shakeHands({ userId, allocationId, expiresAt })
        return { status: 200, body: `${sessionId}:${heartbeatSeconds}:${closeSeconds}:websocket` }
      },
    },
    {
      method: 'POST',
      path: '/registrar/v3/registrations',
      auth: 'skypetoken',
      run(context, call) {
        requireRight(call.caller, 'chat')
        const { registrationId, transports } = readBody(call, Registration)
        const transport = transports.TROUTER[0]
        const allocationId = allocationOfAddress(transport?.path ?? '')
        if (transport === undefined || allocationId === undefined) {
          throw refusal.badRequest('The path is not one of this service.', 'transports')
        }
        const seconds = Math.min(Math.max(transport.ttl, 0), maxRegistrationSeconds)
        hub.register({
          userId: call.caller.userId,
          registrationId,
          allocationId,
          expiresAt: context.now() + seconds * 1000,
          tokenExpiresAt: call.caller.expiresAt,
        })
        return { status: 202 }
      },
    },
    {
      method: 'DELETE',
      path: '/registrar/v3/registrations/{registrationId}',
      auth: 'skypetoken',
      run(_context, call) {
        hub.unregister(call.caller.userId, param(call, 'registrationId'))
        return { status: 202 }
      },
    },
  ]
}
