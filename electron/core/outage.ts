import type { AppError } from '../contract/result.ts'

const ofOneThing = new Set<AppError['kind']>(['forbidden', 'not-found', 'refused', 'too-large', 'bad-request'])

/** Whether whoever asks for something else now would get the same answer. */
export const isOutage = ({ kind }: AppError): boolean => !ofOneThing.has(kind)
