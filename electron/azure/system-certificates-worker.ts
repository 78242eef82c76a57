import { getCACertificates } from 'node:tls'
import { parentPort } from 'node:worker_threads'

// Entry point of a thread: reading them takes 130 ms, more where there are many.

parentPort?.postMessage(getCACertificates('system'))
