import { MINUTE, type Scene, account, addThread, echo, emptyBridge, managed, text, under } from '../world.ts'

/** What is there before there is a working day. */
export const beginnings = {
  'first-run': () => emptyBridge(),
  profile: () => {
    const bridge = emptyBridge()
    bridge.add(account())
    bridge.snapshot = { ...bridge.snapshot, profile: 'anna' }
    return bridge
  },
  'first-run-managed': () => under(managed, emptyBridge()),
  'policy-broken': () =>
    under(
      { state: 'broken', file: '/etc/parlance/policy.json', problem: 'wrong-value', detail: 'signIn.1' },
      emptyBridge(),
    ),
  'keychain-locked': () => {
    const bridge = emptyBridge()
    bridge.snapshot = {
      ...bridge.snapshot,
      keychain: { state: 'locked', detail: 'org.freedesktop.Secret.Error.IsLocked' },
    }
    return bridge
  },
  'keychain-missing': () => {
    const bridge = emptyBridge()
    bridge.snapshot = {
      ...bridge.snapshot,
      keychain: { state: 'missing', detail: 'org.freedesktop.DBus.Error.ServiceUnknown' },
    }
    return bridge
  },
  'nobody-yet': () => {
    const bridge = emptyBridge()
    bridge.add(account())
    return bridge
  },
  /** Just signed in for the first time, in the workspace of this computer. */
  newcomer: now => {
    const bridge = emptyBridge()
    const mine = bridge.add(account(), [echo])
    addThread(
      mine,
      'echo',
      [echo],
      [{ by: echo, at: now - MINUTE, body: text('Hello, I am Echo. Whatever you write here comes back to you.') }],
      { topic: 'Echo' },
    )
    return bridge
  },
} satisfies Record<string, Scene>
