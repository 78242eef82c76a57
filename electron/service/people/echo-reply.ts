export type EchoReply =
  | { does: 'repeat'; text: string; kind: 'text' | 'html' }
  | { does: 'say-and-edit'; text: string; edited: string }
  | { does: 'say-and-delete'; text: string }
  | { does: 'rename'; topic: string }

/** What Echo makes of a message. */
export function echoReply(content: { kind: 'text' | 'html'; text: string }): EchoReply {
  const words = content.text.replace(/<[^>]*>/g, ' ').trim()
  const [, command, rest = ''] = /^(edit|delete|rename)\b[\s:]*([^\n]{0,80})$/i.exec(words) ?? []
  switch (command?.toLowerCase()) {
    case 'edit':
      return {
        does: 'say-and-edit',
        text: 'I am about to change this message.',
        edited: 'I have changed this message.',
      }
    case 'delete':
      return { does: 'say-and-delete', text: 'This message is about to go.' }
    case 'rename':
      return { does: 'rename', topic: rest.trim() || 'Echo, renamed' }
    default:
      return { does: 'repeat', ...content }
  }
}
