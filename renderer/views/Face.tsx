import { memo } from 'react'
import type { Person } from '../../electron/contract/domain.ts'
import { hue, initials } from '../text/names.ts'

interface FaceProps {
  person: Person
  size?: number
  title?: string
}

/** Decoration: wherever a face is, the name is beside it in words or in `title`. */
export const Face = memo(function Face({ person, size, title }: FaceProps) {
  const style = size === undefined ? undefined : { ['--size' as string]: `${size}px` }
  return (
    <span className="face" data-hue={hue(person.id)} style={style} title={title} aria-hidden="true">
      {initials(person.name ?? '')}
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
