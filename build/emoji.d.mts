import type { Plugin } from 'vite'

export function emoji(): Plugin

/** Picture, group, 1 where it comes in tones, short names, name in English, name in French, what else it is found by. */
export function emojiRows(): Promise<[string, number, 0 | 1, string, string, string, string][]>
