import { type ReactNode, memo } from 'react'
import type { Person } from '../../electron/contract/domain.ts'
import { givenName, hue, initials } from '../text/names.ts'
import { type PersonKind, personKind } from '../text/person-kind.ts'
import { useWords } from '../text/words.ts'

interface FaceProps {
  person: Person
  size?: number
  title?: string
}

/** Decoration: wherever a face is, the name is beside it in words or in `title`. */
export const Face = memo(function Face({ person, size, title }: FaceProps) {
  const contact = useWords().contacts?.[person.id]
  const style = size === undefined ? undefined : { ['--size' as string]: `${size}px` }
  const letters = initials(contact?.name ?? givenName(person) ?? '')
  const kind = personKind(person.id)
  return (
    <span
      className="face"
      data-hue={contact?.hue ?? hue(person.id)}
      data-kind={kind}
      style={style}
      title={title}
      aria-hidden="true"
    >
      {letters ?? <FaceShape of={kind === 'phone' || kind === 'bot' ? kind : 'person'} />}
      {letters && kind !== 'acs' && (
        <span className="face-badge">
          <FaceShape of={kind} />
        </span>
      )}
    </span>
  )
})

interface FacesProps {
  people: readonly Person[]
  alone: Person
  size?: number
}

/** Of a conversation: one face, or two of several. */
export const Faces = memo(function Faces({ people, alone, size = 40 }: FacesProps) {
  const [first, second] = people
  if (!first || !second) return <Face person={first ?? alone} size={size} />
  return (
    <span className="faces" style={{ ['--size' as string]: `${size}px` }} aria-hidden="true">
      <Face person={second} size={Math.round(size * 0.66)} />
      <Face person={first} size={Math.round(size * 0.66)} />
    </span>
  )
})

const shapes: Record<Exclude<PersonKind, 'acs'> | 'person', ReactNode> = {
  person: <path d="M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm0 1.5c-3.3 0-5.5 1.6-5.5 3.7V14h11v-.8c0-2.1-2.2-3.7-5.5-3.7z" />,
  phone: (
    <path d="M5.2 1.8 3.6 2.3C2.6 2.6 2 3.6 2.2 4.6c.8 4.5 4.2 8 8.7 9.2 1 .3 2.1-.3 2.5-1.3l.5-1.5a1 1 0 0 0-.5-1.2l-2.1-1a1 1 0 0 0-1.2.3l-.7.9a8 8 0 0 1-3.5-3.6l.9-.6a1 1 0 0 0 .4-1.2l-.8-2.2a1 1 0 0 0-1.2-.6z" />
  ),
  bot: (
    <path d="M7.3 1h1.4v1.6H12A1.5 1.5 0 0 1 13.5 4v5A1.5 1.5 0 0 1 12 10.5H4A1.5 1.5 0 0 1 2.5 9V4A1.5 1.5 0 0 1 4 2.6h3.3zM5.5 5.3a1 1 0 1 0 0 2 1 1 0 0 0 0-2zm5 0a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM3.5 14.5v-.8c0-1.2 1-2.2 2.2-2.2h4.6c1.2 0 2.2 1 2.2 2.2v.8z" />
  ),
  teams: <path d="M3 3h10v2.4H9.3V14H6.7V5.4H3z" />,
  visitor: <path d="M3 3h10v2.4H9.3V14H6.7V5.4H3z" />,
  unknown: (
    <path d="M7.1 10h1.8c0-1.7 2.6-2.1 2.6-4.4C11.5 3.5 10 2 8 2S4.5 3.4 4.5 5.5h1.9c0-1 .6-1.7 1.6-1.7s1.6.7 1.6 1.7c0 1.5-2.5 2-2.5 4.5zm0 1.5h1.8v2H7.1z" />
  ),
}

function FaceShape({ of }: { of: keyof typeof shapes }) {
  return (
    <svg viewBox="0 0 16 16" fill="currentColor" fillRule="evenodd" aria-hidden="true">
      {shapes[of]}
    </svg>
  )
}
