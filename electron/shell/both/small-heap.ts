import { setFlagsFromString } from 'node:v8'

// First of all imports, before the heap has grown. Fetching a long history leaves V8 with some 200 MB of heap, four fifths
// of it empty, for it never gives back what the young generation grew to; told so, it stays below 40 MB and the fetching
// takes a tenth longer.
setFlagsFromString('--optimize-for-size')
